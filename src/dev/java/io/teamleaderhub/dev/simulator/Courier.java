package io.teamleaderhub.dev.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Carries webhooks: each when it is due, a bounded number at a time, again after a failure. */
final class Courier {
    private final SimulatorSettings.Webhooks settings;
    private final Counters counters;
    private final BooleanSupplier retrying;
    private final Consumer<String> acknowledged;
    private final HttpClient client;
    private final DelayQueue<Parcel> queue = new DelayQueue<>();
    private final AtomicLong sequence = new AtomicLong();
    private final Semaphore free;
    private final Thread dispatcher;
    private int pending;

    Courier(
            SimulatorSettings.Webhooks settings,
            Counters counters,
            BooleanSupplier retrying,
            Consumer<String> acknowledged) {
        this.settings = settings;
        this.counters = counters;
        this.retrying = retrying;
        this.acknowledged = acknowledged;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
        this.free = new Semaphore(settings.concurrency());
        this.dispatcher = Thread.ofVirtual().name("simulator-courier").start(this::dispatch);
    }

    void send(URI url, String body, Duration delay) {
        synchronized (this) {
            if (pending >= settings.capacity()) {
                counters.count(Counters.OVERFLOWED);
                return;
            }
            pending++;
        }
        enqueue(url, body, 0, delay);
    }

    synchronized int pending() {
        return pending;
    }

    synchronized void awaitQuiet(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (pending > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException(pending + " deliveries still pending after " + timeout);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    void close() {
        dispatcher.interrupt();
        client.shutdownNow();
    }

    private void enqueue(URI url, String body, int attempt, Duration delay) {
        long due = System.nanoTime() + delay.toNanos();
        queue.add(new Parcel(due, sequence.incrementAndGet(), url, body, attempt));
    }

    private void dispatch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                free.acquire();
                Parcel parcel = queue.take();
                Thread.ofVirtual().start(() -> {
                    try {
                        deliver(parcel);
                    } finally {
                        free.release();
                    }
                });
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Parcel parcel) {
        if (accepted(parcel)) {
            acknowledged.accept(parcel.body);
            counters.count(Counters.DELIVERED);
            done();
        } else if (retrying.getAsBoolean()
                && parcel.attempt < settings.retries().size()) {
            counters.count(Counters.RETRIED);
            enqueue(
                    parcel.url,
                    parcel.body,
                    parcel.attempt + 1,
                    settings.retries().get(parcel.attempt));
        } else {
            counters.count(Counters.FAILED);
            done();
        }
    }

    private boolean accepted(Parcel parcel) {
        HttpRequest request = HttpRequest.newBuilder(parcel.url)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(parcel.body))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2;
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void done() {
        pending--;
        if (pending == 0) {
            notifyAll();
        }
    }

    private record Parcel(long due, long number, URI url, String body, int attempt) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Parcel parcel = (Parcel) other;
            int byDue = Long.compare(due - parcel.due, 0);
            return byDue == 0 ? Long.compare(number, parcel.number) : byDue;
        }
    }
}
