package io.teamleaderhub.e2e;

import io.teamleaderhub.platform.Signal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Senders of webhooks at a steady rate, each on a connection of its own, and what they were answered. What is sent is about
 * entities that no hub fetches, each event about another.
 */
final class Senders implements AutoCloseable {
    private static final int SENDERS = 5;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final URI url;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Duration> lengths = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<IOException> unanswered = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean over;

    private Senders(URI url) {
        this.url = url;
        this.threads = IntStream.range(0, SENDERS)
                .mapToObj(i -> Thread.ofVirtual().start(this::send))
                .toList();
    }

    /** Starts sending to that door, 50 in a second. */
    static Senders start(String url) {
        return new Senders(URI.create(url));
    }

    private void send() {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var pause = new Signal();
            while (!over) {
                one(client);
                pause.await(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void one(HttpClient client) throws InterruptedException {
        var id = UUID.randomUUID().toString();
        var request = HttpRequest.newBuilder(url)
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Door.body("spaceship.launched", "spaceship", id)))
                .build();
        long begun = System.nanoTime();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            statuses.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
            lengths.add(Duration.ofNanos(System.nanoTime() - begun));
            if (status / 100 == 2) {
                acknowledged.add("spaceship:" + id);
            }
        } catch (ConnectException refused) {
            // nobody listens: it was not taken in, and the sender knows
        } catch (IOException e) {
            unanswered.add(e);
        }
    }

    /** The keys of the events that were acknowledged. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** How often that was the answer. */
    int answers(int status) {
        var count = statuses.get(status);
        return count == null ? 0 : count.get();
    }

    /** How many were answered. */
    int answers() {
        return lengths.size();
    }

    /** What so many percent of the answers did not take longer than. */
    Duration percentile(int percent) {
        var sorted = lengths.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) * percent / 100);
    }

    /** What became of requests that were sent and not answered. */
    List<IOException> unanswered() {
        return List.copyOf(unanswered);
    }

    /** Sends no more, and waits for the answers. */
    void finish() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        over = true;
        threads.forEach(Thread::interrupt);
    }
}
