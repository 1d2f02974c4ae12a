package io.teamleaderhub.reconcile;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A list's pages in order, the next ones already asked for while one is being written: as many as are certain to be there,
 * and never one that may not be, so that reading ahead costs no call. For one thread.
 */
final class Pages implements AutoCloseable {
    /** Enough to use the limit up while an answer takes a second. */
    private static final int AHEAD = 4;

    private static final Duration FENCE_EVERY = Duration.ofSeconds(4);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

    private final PageReader reader;
    private final Scope scope;
    private final long certain;
    private final Deque<Future<Page>> asked = new ArrayDeque<>();
    private final ExecutorService calls = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("page-", 1).factory());
    private int next;

    /**
     * Pages from that number on.
     *
     * @param certain pages that are there unless many entities have gone
     */
    Pages(PageReader reader, Scope scope, int first, long certain) {
        this.reader = reader;
        this.scope = scope;
        this.next = first;
        this.certain = certain;
    }

    /**
     * The next page, and with it those after it that are there already; the one before must have been full. Blocks for the
     * first.
     *
     * @throws PageException when it cannot be had
     */
    List<Page> next() throws InterruptedException {
        ask();
        var pages = new ArrayList<>(List.of(answered(asked.remove())));
        while (pages.getLast().full() && !asked.isEmpty() && asked.element().state() == Future.State.SUCCESS) {
            pages.add(asked.remove().resultNow());
        }
        if (pages.getLast().full()) {
            ask();
        }
        return pages;
    }

    /** Keeps the run's lease while the API takes its time. */
    private Page answered(Future<Page> page) throws InterruptedException {
        while (true) {
            try {
                return page.get(FENCE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                scope.fence().run();
            } catch (ExecutionException e) {
                throw unwrapped(e);
            }
        }
    }

    private void ask() {
        while (asked.isEmpty() || (asked.size() < AHEAD && next <= certain)) {
            int number = next++;
            asked.add(calls.submit(() -> reader.read(scope, number)));
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case PageException page -> new PageException(page.getMessage(), page);
            case RuntimeException other -> other;
            case null, default -> new IllegalStateException(e);
        };
    }

    /** Lets calls under way end, a few seconds, then interrupts them. */
    @Override
    public void close() {
        asked.forEach(page -> page.cancel(false));
        calls.shutdown();
        try {
            if (!calls.awaitTermination(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                calls.shutdownNow();
            }
        } catch (InterruptedException e) {
            calls.shutdownNow();
            Thread.currentThread().interrupt();
        }
        asked.forEach(page -> reader.count(scope));
    }
}
