package io.teamleaderhub;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.regex.Pattern;

/** An HTTP/1.1 connection that is kept open, byte by byte as a test says. Blocks for an answer, 30 s at the most. */
final class KeptConnection implements AutoCloseable {
    private static final int LONGEST_MILLIS = 30_000;
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");

    private final Socket socket;
    private final InputStream in;

    private KeptConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Connects to a port of this machine.
     *
     * @throws java.net.ConnectException when nobody listens
     */
    static KeptConnection to(int port) throws IOException {
        var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout(LONGEST_MILLIS);
        socket.setTcpNoDelay(true);
        return new KeptConnection(socket);
    }

    void send(String part) throws IOException {
        socket.getOutputStream().write(part.getBytes(US_ASCII));
    }

    /**
     * Reads one answer, with its body, which it throws away.
     *
     * @return status line and headers in lower case, each with its line end
     * @throws EOFException when the connection ended before
     */
    String answer() throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended after " + head.length() + " characters of an answer");
            }
            head.append((char) next);
        }
        var text = head.toString().toLowerCase(Locale.ROOT);
        var length = LENGTH.matcher(text);
        in.skipNBytes(length.find() ? Long.parseLong(length.group(1)) : 0);
        return text;
    }

    /** Whether the other side ends the connection, without another byte. */
    boolean ends() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
