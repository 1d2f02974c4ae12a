package io.teamleaderhub.front;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.teamleaderhub.platform.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connections that each send a request a byte at a time, half of them in its headers, half in its body. */
final class SlowClients {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String HEAD = "POST /webhooks/teamleader/1/AAAA HTTP/1.1\r\nHost: hub\r\n";

    private final List<Slow> all = new ArrayList<>();

    private static final class Slow {
        private final SocketChannel channel;
        private final long since = System.nanoTime();
        private double seconds = Double.NaN;

        private Slow(SocketChannel channel) {
            this.channel = channel;
        }

        private void go() throws IOException {
            try {
                channel.write(ByteBuffer.wrap("a".getBytes(US_ASCII)));
                var answer = ByteBuffer.allocate(2_048);
                while (channel.read(answer) > 0) {
                    answer.clear();
                }
                if (channel.read(answer) < 0) {
                    end();
                }
            } catch (IOException cut) {
                end();
            }
        }

        private void end() throws IOException {
            seconds = (System.nanoTime() - since) / 1e9;
            channel.close();
        }
    }

    /** Opens them, and sends a byte on each every second until all are cut or that time is over. */
    List<Double> seconds(int port, int connections, Duration longest) throws IOException, InterruptedException {
        for (int i = 0; i < connections; i++) {
            var channel = SocketChannel.open(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            channel.configureBlocking(false);
            var slow = new Slow(channel);
            all.add(slow);
            var start = i % 2 == 0 ? HEAD + "X: " : HEAD + "Content-Length: 1000\r\n\r\n";
            try {
                channel.write(ByteBuffer.wrap(start.getBytes(US_ASCII)));
            } catch (IOException cut) {
                slow.end();
            }
        }
        long end = System.nanoTime() + longest.toNanos();
        var pause = new Signal();
        while (System.nanoTime() < end && all.stream().anyMatch(slow -> slow.channel.isOpen())) {
            for (var slow : all) {
                if (slow.channel.isOpen()) {
                    slow.go();
                }
            }
            pause.await(PAUSE);
        }
        for (var slow : all) {
            slow.channel.close();
        }
        return all.stream().map(slow -> slow.seconds).toList();
    }
}
