package io.teamleaderhub.dev.servers;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection through a proxy: in each direction one thread reads and another writes, so that a delay holds up nothing else. */
final class ProxiedConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ProxiedConnection.class);
    private static final Duration LATENESS = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final int MOST_CHUNKS = 1_000;
    private static final int CHUNK = 64 * 1024;

    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server;

    ProxiedConnection(TcpProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    /** Bytes that were read at that {@link System#nanoTime}; none at the end. */
    private record Chunk(ByteBuffer bytes, long at) {
        int length() {
            return bytes.capacity();
        }
    }

    /** Passes on until either side ends. */
    void start(Executor threads, Runnable atEnd) {
        direction(threads, client, server, Duration.ZERO, atEnd);
        direction(threads, server, client, LATENESS, atEnd);
    }

    private void direction(Executor threads, Socket from, Socket to, Duration lateness, Runnable atEnd) {
        var chunks = new ArrayBlockingQueue<Chunk>(MOST_CHUNKS);
        threads.execute(() -> ending(() -> read(from, chunks), () -> {}));
        threads.execute(() -> ending(() -> write(chunks, to, lateness), () -> {
            end(false);
            atEnd.run();
        }));
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void ending(Work work, Runnable atEnd) {
        try {
            work.run();
        } catch (IOException e) {
            LOG.debug("a proxied connection ends", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atEnd.run();
        }
    }

    private static void read(Socket from, BlockingQueue<Chunk> chunks) throws IOException, InterruptedException {
        var buffer = new byte[CHUNK];
        try {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                chunks.put(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, n)), System.nanoTime()));
            }
        } finally {
            chunks.put(new Chunk(ByteBuffer.allocate(0), System.nanoTime()));
        }
    }

    private void write(BlockingQueue<Chunk> chunks, Socket to, Duration lateness)
            throws IOException, InterruptedException {
        for (var chunk = chunks.take(); chunk.length() > 0; chunk = chunks.take()) {
            hold(chunk, lateness);
            if (proxy.trouble() == TcpProxy.Trouble.RESET_MID_WRITE) {
                to.getOutputStream().write(chunk.bytes().array(), 0, chunk.length() / 2);
                end(true);
                return;
            }
            to.getOutputStream().write(chunk.bytes().array());
        }
    }

    private void hold(Chunk chunk, Duration lateness) throws InterruptedException {
        while (proxy.trouble() == TcpProxy.Trouble.FROZEN
                || (proxy.trouble() == TcpProxy.Trouble.LATE && System.nanoTime() - chunk.at() < lateness.toNanos())) {
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Ends both sides; with a reset, what they have not read yet is lost. */
    void end(boolean reset) {
        for (Socket socket : List.of(client, server)) {
            try {
                if (reset && !socket.isClosed()) {
                    socket.setSoLinger(true, 0);
                }
                socket.close();
            } catch (IOException e) {
                LOG.debug("a proxied connection was closed already", e);
            }
        }
    }
}
