package io.teamleaderhub;

import io.teamleaderhub.teamleader.connection.Consent;
import io.teamleaderhub.teamleader.connection.ConsentLink;
import io.teamleaderhub.teamleader.connection.ConsentResult;
import io.teamleaderhub.teamleader.connection.ConsentResult.Rejected;
import io.teamleaderhub.teamleader.connection.Redirect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consent link and the wait for its redirect, which may come from a browser, be pasted, or be taken by a running hub.
 * Redirects are taken one at a time. Only the link's own state can end the wait: whatever else comes is told and refused.
 */
final class ConsentWait implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsentWait.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** What an exchange under way may still take: the token endpoint's 12 s and the question whose account it is. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final int TOLD = 5;

    private final Consent consent;
    private final ConsentLink link;
    private final PrintWriter out;
    private final BlockingQueue<ConsentResult> end = new ArrayBlockingQueue<>(1);
    private final ReentrantLock taking = new ReentrantLock();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Makes the link. */
    ConsentWait(Consent consent, PrintWriter out) {
        this.consent = consent;
        this.link = consent.link();
        this.out = out;
    }

    String url() {
        return link.url();
    }

    /** Takes a redirect, answers whoever brought it, and ends the wait if that decides it. */
    void take(Redirect redirect, RedirectListener.Answer answer) throws IOException, InterruptedException {
        taking.lock();
        try {
            var result = taken(redirect);
            try {
                answer.send(result);
            } finally {
                decide(redirect, result);
            }
        } finally {
            taking.unlock();
        }
    }

    private ConsentResult taken(Redirect redirect) throws InterruptedException {
        try {
            return consent.take(redirect);
        } catch (RuntimeException e) {
            LOG.warn("a redirect could not be taken: {}", e.toString());
            return new Rejected("the database does not answer", "Try it again once PostgreSQL does.", false);
        }
    }

    private void decide(Redirect redirect, ConsentResult result) {
        switch (result) {
            case ConsentResult.Accepted accepted -> end.offer(accepted);
            case Rejected rejected -> {
                if (rejected.linkUsed() && link.state().equals(redirect.state())) {
                    end.offer(rejected);
                } else {
                    tell(redirect, rejected);
                }
            }
        }
    }

    private void tell(Redirect redirect, Rejected rejected) {
        int count = refused.incrementAndGet();
        if (count <= TOLD) {
            out.printf(
                    "Not accepted: %s%s. Still waiting for this link's redirect.%n",
                    rejected.reason(),
                    redirect.error() != null && redirect.state() == null ? ", but not for which link" : "");
        }
        if (count == TOLD) {
            out.println("Others like it will not be shown.");
        }
        out.flush();
    }

    /** Takes what is pasted, line by line, on a thread that does not keep the process alive. */
    void readPastes(InputStream input) {
        Thread.ofPlatform().daemon().name("pasted-redirects").start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    paste(line.strip());
                }
            } catch (IOException e) {
                LOG.debug("stdin ended: {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void paste(String line) throws IOException, InterruptedException {
        if (line.isEmpty()) {
            return;
        }
        var query = line.substring(line.indexOf('?') + 1).replaceFirst("#.*", "");
        var redirect = Redirect.ofQuery(query);
        if (redirect.state() == null || (redirect.code() == null && redirect.error() == null)) {
            out.println(
                    "That is no redirect: it has to hold code=… and state=…. Paste the whole address, on one line.");
            out.flush();
            return;
        }
        take(redirect, result -> {});
    }

    /**
     * Waits for the end.
     *
     * @param elsewhere whether another process may take the redirect
     * @return empty when none came in time
     */
    Optional<ConsentResult> await(Duration atMost, boolean elsewhere) throws InterruptedException {
        long last = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < last) {
            long left = Math.min(LOOK_EVERY.toNanos(), last - System.nanoTime());
            var decided =
                    Optional.ofNullable(end.poll(left, TimeUnit.NANOSECONDS)).or(() -> Optional.empty());
            if (decided.isEmpty() && elsewhere && !taking.isLocked()) {
                decided = takenElsewhere();
            }
            if (decided.isPresent()) {
                return decided;
            }
        }
        return underWay();
    }

    private Optional<ConsentResult> takenElsewhere() throws InterruptedException {
        try {
            return consent.result(link);
        } catch (RuntimeException e) {
            LOG.warn("the database does not answer, still waiting: {}", e.toString());
            return Optional.empty();
        }
    }

    /** The time is up: what is being taken right now still counts. */
    private Optional<ConsentResult> underWay() throws InterruptedException {
        if (taking.tryLock(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            taking.unlock();
        }
        return Optional.ofNullable(end.poll());
    }

    @Override
    public void close() {
        withdraw();
    }

    /**
     * Ends the wait: the link works no more.
     *
     * @return false when it had ended before
     */
    boolean withdraw() {
        boolean first = closed.compareAndSet(false, true);
        try {
            if (first) {
                consent.withdraw(link);
            }
        } catch (RuntimeException e) {
            LOG.warn("the link could not be withdrawn and works for 10 minutes: {}", e.toString());
        }
        return first;
    }
}
