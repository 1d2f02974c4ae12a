package io.teamleaderhub.front;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connection's end after a refusal: its client may still send, and an end with bytes unread would take it the answer. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel ends it, and an ended one needs no more
final class Ending {
    /** In which what still comes is read and thrown away. */
    static final Duration LINGER = Duration.ofSeconds(2);

    private Ending() {}

    static void of(ChannelHandlerContext context) {
        if (context.channel() instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
            context.executor().schedule(() -> context.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
            context.read();
        } else {
            context.close();
        }
    }
}
