package io.teamleaderhub.webhook;

import jakarta.inject.Singleton;

/** How the door stores webhooks. */
@Singleton
public final class DoorStates {
    private final Spill spill;
    private final Breaker breaker;
    private final TopicKeeper topic;

    DoorStates(Spill spill, Breaker breaker, TopicKeeper topic) {
        this.spill = spill;
        this.breaker = breaker;
        this.topic = topic;
    }

    /** How it does now. Blocks for the database. */
    public DoorState now() {
        var count = spill.count();
        return new DoorState(count.events(), count.oldestSeconds(), breaker.open(), topic.weaknesses());
    }
}
