package io.teamleaderhub.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final MockTicker ticker = Ticker.newMockTicker();
    private final Owner owner = new Owner();
    private final Clock clock = new Clock(ticker, owner);
    private final EmbeddedChannel connection =
            EmbeddedChannel.builder().ticker(ticker).handlers(clock).build();

    @AfterEach
    void end() {
        connection.finishAndReleaseAll();
    }

    @Test
    void aConnectionOnWhichNothingComesIsClosed() {
        pass(Clock.REQUEST.minus(MOMENT));
        assertThat(connection.isOpen()).isTrue();

        pass(MOMENT);

        assertThat(connection.isOpen()).isFalse();
        assertThat(owner.late).isZero();
    }

    @Test
    void aRequestOfWhichOnlyAPartComesIsLate() {
        read();

        pass(Clock.REQUEST);

        assertThat(owner.late).isEqualTo(1);
    }

    @Test
    void anAnsweredConnectionStaysUntilItIsIdle() {
        answered();

        pass(Clock.IDLE.minus(MOMENT));
        assertThat(connection.isOpen()).isTrue();

        pass(Clock.LOOK.plus(MOMENT));

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void whoIsBusyIsNotIdle() {
        answered();
        owner.busy = true;

        pass(Clock.IDLE.multipliedBy(3));

        assertThat(connection.isOpen()).isTrue();
    }

    /** Else a flood of short connections would all be kept until their next look. */
    @Test
    void aClosedConnectionIsNotKeptForItsNextLook() {
        answered();

        connection.close().syncUninterruptibly();

        assertThat(connection.runScheduledPendingTasks()).isEqualTo(-1);
    }

    private void answered() {
        read();
        clock.complete();
        clock.answered();
    }

    private void read() {
        connection.writeInbound(Unpooled.buffer().writeByte('G'));
    }

    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            ticker.advance(1, TimeUnit.SECONDS);
            connection.runScheduledPendingTasks();
        }
    }

    private static final class Owner implements Clock.Owner {
        boolean busy;
        int late;

        @Override
        public boolean busy() {
            return busy;
        }

        @Override
        public void late() {
            late++;
        }
    }
}
