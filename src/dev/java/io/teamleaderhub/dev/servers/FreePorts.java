package io.teamleaderhub.dev.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports that nobody listens on. They lie below the ranges from which Linux and macOS take the ports of
 * outgoing connections: a client that keeps dialling a server that is down would otherwise end up connected to itself
 * and keep the port from the server's return.
 */
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int BOUND = 32_000;
    private static final int ATTEMPTS = 200;

    private FreePorts() {}

    /** A port that nobody listens on now. */
    public static int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BOUND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between " + FIRST + " and " + BOUND);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
