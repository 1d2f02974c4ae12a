package io.teamleaderhub.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.jspecify.annotations.Nullable;

/** Trouble of a hub in a process of its own: what its environment variable {@value #NAME} names, from some polls on. */
enum ProcessTrouble implements Trouble {
    /** The client itself meets an Error. */
    ERROR_IN_POLL {
        @Override
        public void polling() {
            if (due()) {
                throw new NoClassDefFoundError("org/apache/kafka/common/Gone");
            }
        }
    },

    /** A right was taken away and does not come back. */
    DENIED {
        @Override
        public void polling() {
            if (due()) {
                throw new GroupAuthorizationException("teamleader-hub-refresh");
            }
        }
    },

    /** A failure that stays, which the framework repeats without a pause. */
    FENCED {
        @Override
        public void polling() {
            if (due()) {
                throw new FencedInstanceIdException("another one took its place");
            }
        }
    },

    /** An Error outside of poll and listener, which ends the framework's thread without a word. */
    ERROR_IN_FRAMEWORK {
        @Override
        public void asking() {
            if (due()) {
                throw new StackOverflowError();
            }
        }
    },

    /** The thread is interrupted, which the client remembers. */
    INTERRUPTED {
        @Override
        public void polling() {
            if (due()) {
                Thread.currentThread().interrupt();
            }
        }
    },

    /** As a kill -9 between the database's commit and the offsets', whenever the file that {@value #ONLY_IF} names exists. */
    HALT_BEFORE_COMMIT {
        @Override
        public void committing(Map<TopicPartition, OffsetAndMetadata> offsets) {
            if (Files.exists(Path.of(System.getenv(ONLY_IF)))) {
                Runtime.getRuntime().halt(137);
            }
        }
    };

    static final String NAME = "TEST_TROUBLE";
    static final String ONLY_IF = "TEST_TROUBLE_ONLY_IF";
    private static final int HEALTHY_POLLS = 20;

    private final AtomicInteger polls = new AtomicInteger();

    /** Empty where no test asks for trouble. */
    static @Nullable ProcessTrouble ofThisProcess() {
        var name = System.getenv(NAME);
        return name == null ? null : valueOf(name);
    }

    boolean due() {
        return polls.incrementAndGet() > HEALTHY_POLLS;
    }
}
