package io.teamleaderhub.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server that answers byte by byte as a test says, however wrong, and remembers what it was sent. One answer a
 * connection.
 */
public final class RawServer implements AutoCloseable {
    /** What the server does with a request; throws when the caller hangs up. */
    @FunctionalInterface
    public interface Script {
        /** Writes the answer, or not. */
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    /** Says nothing until the caller hangs up. */
    public static final Script SILENCE = out -> {};

    private final ServerSocket socket;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicInteger hangUps = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private volatile Script script = out -> {};

    private RawServer(ServerSocket socket, String scheme) {
        this.socket = socket;
        this.scheme = scheme;
        threads.execute(this::accept);
    }

    /** Listens on a free port of this machine. */
    public static RawServer start() throws IOException {
        return new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http");
    }

    /** Listens on a socket of the test's own, such as one that speaks TLS. */
    public static RawServer on(ServerSocket socket) {
        return new RawServer(socket, "https");
    }

    /** How the next requests are answered. */
    public void answerWith(Script newScript) {
        script = newScript;
        taken.set(0);
    }

    /** How the next requests are answered: these characters, then the end of the connection. */
    public void answerWith(String characters) {
        answerWith(out -> out.write(characters.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Everything that was sent here, one text a connection. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Bytes of the answers since the script began that the network took from the server. */
    public long taken() {
        return taken.get();
    }

    /** Answers still being written. */
    public int open() {
        return open.get();
    }

    /** Callers that hung up, or never spoke. */
    public int hangUps() {
        return hangUps.get();
    }

    /** Its address, by the name localhost. */
    public URI url() {
        return URI.create(scheme + "://localhost:" + socket.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket connection) {
        open.incrementAndGet();
        try (connection) {
            requests.add(request(connection.getInputStream()));
            script.answer(new Counting(connection.getOutputStream()));
            if (script.equals(SILENCE)) {
                hangUps.addAndGet(connection.getInputStream().read() < 0 ? 1 : 0);
            }
        } catch (IOException e) {
            hangUps.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    private static String request(InputStream in) throws IOException {
        var head = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            head.append((char) next);
            next = head.toString().endsWith("\r\n\r\n") ? -1 : in.read();
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private final class Counting extends OutputStream {
        private final OutputStream out;

        private Counting(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            taken.incrementAndGet();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            taken.addAndGet(length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
