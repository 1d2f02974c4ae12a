package io.teamleaderhub.dev.world;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** An HTTP/1.1 connection that costs next to nothing, for load. Blocks, 30 s at the most for each read. */
final class Wire implements AutoCloseable {
    private static final int LONGEST_MILLIS = 30_000;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private boolean ends;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 4_096);
    }

    /** Whether the last answer was the last one here. */
    boolean ends() {
        return ends;
    }

    /** Sends a request and reads its answer; returns the status. */
    int exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        in.skipNBytes("HTTP/1.1 ".length());
        int status = (digit() * 10 + digit()) * 10 + digit();
        line();
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
            ends |= line.equalsIgnoreCase("connection: close");
        }
        in.skipNBytes(length);
        return status;
    }

    private int digit() throws IOException {
        return Character.digit(next(), 10);
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int next = next(); next != '\n'; next = next()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the connection ended");
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
