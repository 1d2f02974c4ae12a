package io.teamleaderhub.dev.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A way to a server on this machine that a test can spoil. Thread-safe. */
public final class TcpProxy implements AutoCloseable {
    private static final InetAddress HOST = InetAddress.ofLiteral("127.0.0.1");
    private static final int BACKLOG = 128;

    private final int port = FreePorts.next();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile Trouble trouble = Trouble.NONE;
    private volatile @Nullable ServerSocket listening;

    /** What happens on the way. */
    public enum Trouble {
        /** Nothing. */
        NONE,
        /** Nobody listens, and what was open is reset. */
        REFUSED,
        /** Nothing comes through, and nothing is lost: it comes through once that is over. */
        FROZEN,
        /** Half of what somebody writes comes through, then the connection is reset for both. */
        RESET_MID_WRITE,
        /** The server's answers take two seconds longer. */
        LATE
    }

    private TcpProxy(int target) {
        this.target = target;
        listen();
    }

    /** Starts a way to that port of this machine. */
    public static TcpProxy to(int target) {
        return new TcpProxy(target);
    }

    /** Starts a way whose end is said later: a broker must be told the proxy's port when it starts. */
    public static TcpProxy toBeDirected() {
        return new TcpProxy(0);
    }

    /** Says where connections lead from now on. */
    public void direct(int newTarget) {
        target = newTarget;
    }

    /** Where clients connect. */
    public int port() {
        return port;
    }

    /** Spoils the way like that from now on, also for connections that are open; {@code NONE} mends it. */
    public void spoil(Trouble newTrouble) {
        boolean refused = trouble == Trouble.REFUSED;
        trouble = newTrouble;
        if (newTrouble == Trouble.REFUSED) {
            stopListening();
            connections.forEach(connection -> connection.end(true));
        } else if (refused) {
            listen();
        }
    }

    Trouble trouble() {
        return trouble;
    }

    private void listen() {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port), BACKLOG);
            listening = socket;
            threads.execute(() -> accept(socket));
        } catch (IOException e) {
            throw new IllegalStateException("the proxy cannot listen on " + port, e);
        }
    }

    private void stopListening() {
        var socket = listening;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException("the proxy cannot stop listening", e);
            }
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                connect(socket.accept());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new IllegalStateException("the proxy cannot accept", e);
                }
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(HOST, target);
        } catch (IOException e) {
            client.setSoLinger(true, 0);
            client.close();
            return;
        }
        var connection = new ProxiedConnection(this, client, server);
        connections.add(connection);
        connection.start(threads, () -> connections.remove(connection));
    }

    @Override
    public void close() {
        trouble = Trouble.REFUSED;
        stopListening();
        connections.forEach(connection -> connection.end(true));
        threads.shutdownNow();
    }
}
