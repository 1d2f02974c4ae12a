package io.teamleaderhub.mirror.feed;

import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.platform.Loop;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Contacts that come, change and go without a pause, until it is closed. */
final class ChangingContacts implements AutoCloseable {
    private static final int CONTACTS = 300;

    private final SplittableRandom random = new SplittableRandom(11);
    private final AtomicLong changes = new AtomicLong();
    private final Written mirror;
    private final Loop loop;

    ChangingContacts(Mirror mirror) {
        this.mirror = new Written(mirror);
        this.loop = Loop.start("changing", Duration.ofMillis(10), this::change);
    }

    private void change() {
        var contact = Written.contact(random.nextInt(CONTACTS));
        if (random.nextInt(5) == 0) {
            mirror.lacks(contact);
        } else {
            mirror.has(contact, "Name " + changes.get());
        }
        changes.incrementAndGet();
    }

    /** How many so far. */
    long count() {
        return changes.get();
    }

    @Override
    public void close() {
        loop.close();
    }
}
