package io.teamleaderhub.front;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Locale;
import java.util.regex.Pattern;

/** One connection, one request byte by byte as a test says, and what came back. */
final class RawRequest {
    private static final int LONGEST_MILLIS = 15_000;
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");

    private RawRequest() {}

    /**
     * What came back.
     *
     * @param status of the answer
     * @param head status line and headers, in lower case
     * @param body of the answer
     * @param millis until it was there
     * @param ended whether the connection ended behind it, without another byte
     */
    record Reply(int status, String head, String body, double millis, boolean ended) {}

    /** Sends and waits for an answer and, if asked to, for the end. */
    static Reply send(int port, byte[] request, boolean awaitEnd) throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(LONGEST_MILLIS);
            long began = System.nanoTime();
            var in = new BufferedInputStream(socket.getInputStream());
            try {
                socket.getOutputStream().write(request);
            } catch (SocketException refusedMeanwhile) {
                // the answer may be there
            }
            var head = head(in);
            var length = LENGTH.matcher(head);
            var body = new String(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0), ISO_8859_1);
            double millis = (System.nanoTime() - began) / 1e6;
            int status = Integer.parseInt(head.substring(9, 12));
            return new Reply(status, head, body, millis, awaitEnd && in.read() < 0);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }
}
