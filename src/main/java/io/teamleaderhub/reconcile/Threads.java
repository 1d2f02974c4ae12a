package io.teamleaderhub.reconcile;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Lists messages, which have no list of all: ticket by ticket, of those that have moved since. Blocks as long as it takes. */
@Singleton
final class Threads {
    private static final int BATCH = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final ThreadRepository threads;
    private final StepRepository steps;
    private final PageReader reader;
    private final Listing listing;

    Threads(ThreadRepository threads, StepRepository steps, PageReader reader, Listing listing) {
        this.threads = threads;
        this.steps = steps;
        this.reader = reader;
        this.listing = listing;
    }

    /**
     * Lists every one of them.
     *
     * @throws PageException when a page cannot be had
     */
    void list(RunRow run, StepRow step, Runnable fence) throws InterruptedException {
        var batch = threads.moved(FIRST, BATCH);
        while (!batch.isEmpty()) {
            for (ThreadRow thread : batch) {
                pages(run, step, thread, fence);
                if (run.does().repairs()) {
                    threads.listed(thread.ticketId(), thread.lastMessageAt());
                }
            }
            batch = threads.moved(batch.getLast().ticketId(), BATCH);
        }
        steps.fence(run.id(), step.type());
    }

    private void pages(RunRow run, StepRow step, ThreadRow thread, Runnable fence) throws InterruptedException {
        var scope = new Scope(run.id(), step.entityType(), 0, null, thread.ticketId(), fence);
        var page = reader.read(scope, 1);
        for (int number = 2; ; number++) {
            var current = steps.get(run.id(), step.type());
            listing.write(run, current, List.of(page.numbered(current.nextPage())), fence);
            if (!page.full()) {
                return;
            }
            var next = reader.read(scope, number);
            if (next.ids().equals(page.ids())) {
                throw new PageException(
                        "page %d of ticket %s repeats the one before".formatted(number, thread.ticketId()));
            }
            page = next;
        }
    }
}
