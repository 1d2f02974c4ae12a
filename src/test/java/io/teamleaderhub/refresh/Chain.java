package io.teamleaderhub.refresh;

import io.micronaut.context.BeanContext;
import io.teamleaderhub.dev.simulator.Records;
import io.teamleaderhub.reconcile.SteppedListing;
import io.teamleaderhub.teamleader.EntityKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A random chain of whatever can happen to a few entities and to their refresh, one thing after the other, so that a seed
 * repeats it. What is under way, webhooks, answers and pages, comes late or never.
 */
final class Chain {
    private static final int MOST_LATE = 3;
    private static final int MOST_FETCHES = 200;

    private final BeanContext hub;
    private final HandDriven engine;
    private final Random random;
    private final Origin origin;
    private final List<ConsumerRecord<String, byte[]>> underWay = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> delivered = new ArrayList<>();
    private final List<HandDriven.Late> late = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private @Nullable SteppedListing listing;
    private boolean mustList = true;

    Chain(BeanContext hub, HandDriven engine, Records records, long seed) {
        this.hub = hub;
        this.engine = engine;
        this.random = new Random(seed);
        this.origin = new Origin(records, random, seed);
    }

    /** What can happen, and how often of a hundred times. */
    private enum Step {
        UPDATE(15),
        DELETE(4),
        UPDATE_UNANNOUNCED(3),
        DELETE_UNANNOUNCED(2),
        DELIVER(12),
        DELIVER_IN_DISORDER(7),
        DELIVER_AGAIN(5),
        FETCH(16),
        FETCH_LATE(8),
        COME_LATE(7),
        FETCH_IN_VAIN(2),
        DIE_BEFORE_THE_FETCH(2),
        DIE_BEFORE_THE_WRITE(2),
        DIE_BEFORE_THE_SETTLEMENT(2),
        END_CLAIMS(4),
        LIST(9);

        private final int weight;

        Step(int weight) {
            this.weight = weight;
        }

        static Step draw(Random random) {
            int roll = random.nextInt(
                    Arrays.stream(values()).mapToInt(step -> step.weight).sum());
            for (Step step : values()) {
                roll -= step.weight;
                if (roll < 0) {
                    return step;
                }
            }
            throw new IllegalStateException("a roll beyond the weights");
        }
    }

    void run(int steps) throws Exception {
        for (int i = 0; i < steps; i++) {
            var step = Step.draw(random);
            story.add(step + " " + take(step));
        }
    }

    /** What was done with what; for the failure's message. */
    List<String> story() {
        return story;
    }

    private Object take(Step step) throws Exception {
        return switch (step) {
            case UPDATE -> announce(origin.update(origin.any(), false));
            case DELETE -> announce(origin.delete(origin.any()));
            case UPDATE_UNANNOUNCED -> unannounced(origin.update(origin.any(), true));
            case DELETE_UNANNOUNCED -> unannounced(origin.delete(origin.any()));
            case DELIVER -> deliver(underWay.subList(0, Math.min(underWay.size(), 1 + random.nextInt(3))));
            case DELIVER_IN_DISORDER -> deliver(some(underWay));
            case DELIVER_AGAIN -> deliver(some(delivered));
            case FETCH,
                    FETCH_LATE,
                    FETCH_IN_VAIN,
                    DIE_BEFORE_THE_FETCH,
                    DIE_BEFORE_THE_WRITE,
                    DIE_BEFORE_THE_SETTLEMENT -> fetch(step);
            case COME_LATE -> late.isEmpty() ? "" : comeLate(random.nextInt(late.size()));
            case END_CLAIMS -> endClaims();
            case LIST -> list(1 + random.nextInt(4));
        };
    }

    private Object announce(Origin.Event event) {
        underWay.add(engine.message(event));
        return event;
    }

    /** Only a listing begun after this shows it. */
    private Object unannounced(Origin.Event event) {
        mustList = true;
        return event;
    }

    private <T> List<T> some(List<T> all) {
        var some = new ArrayList<>(all);
        Collections.shuffle(some, random);
        return some.subList(0, Math.min(some.size(), 1 + random.nextInt(3)));
    }

    private Object deliver(List<ConsumerRecord<String, byte[]>> some) {
        var batch = List.copyOf(some);
        underWay.removeAll(batch);
        delivered.addAll(batch);
        engine.takeIn(batch);
        return batch.stream()
                .map(message -> message.offset() + " " + message.key())
                .toList();
    }

    private Object fetch(Step step) throws Exception {
        var claim = claim();
        if (claim.isEmpty() || (step == Step.FETCH_LATE && late.size() == MOST_LATE)) {
            return "";
        }
        var result = switch (step) {
            case FETCH_LATE -> late.add(engine.fetchLate(claim.get()));
            case FETCH_IN_VAIN -> engine.fetchInVain(claim.get());
            case DIE_BEFORE_THE_FETCH -> true;
            case DIE_BEFORE_THE_WRITE -> engine.fetchAndDie(claim.get(), "write");
            case DIE_BEFORE_THE_SETTLEMENT -> engine.fetchAndDie(claim.get(), "settle");
            default -> engine.fetch(claim.get());
        };
        return claim.get() + " " + result;
    }

    /** One key, or several of a type, which one list call may fetch. */
    private Optional<Claim> claim() throws Exception {
        var claimable = engine.claimable();
        if (claimable.isEmpty()) {
            return Optional.empty();
        }
        var one = claimable.get(random.nextInt(claimable.size()));
        var together =
                claimable.stream().filter(key -> key.type() == one.type()).toList();
        return engine.claim(random.nextBoolean() ? together : List.<EntityKey>of(one));
    }

    private Object comeLate(int which) throws Exception {
        late.remove(which).come();
        return which;
    }

    private Object endClaims() throws Exception {
        engine.endClaims();
        return "";
    }

    private Object list(int parts) {
        for (int i = 0; i < parts; i++) {
            var open = listing == null ? begin() : listing;
            if (!open.advance()) {
                listing = null;
            }
        }
        return parts;
    }

    private SteppedListing begin() {
        mustList = false;
        listing = SteppedListing.begin(hub);
        return listing;
    }

    /** Everything that is under way comes, and workers go on until nothing is stale. */
    void end() throws Exception {
        deliver(underWay);
        while (!late.isEmpty()) {
            comeLate(random.nextInt(late.size()));
        }
        while (listing != null) {
            list(1);
        }
        if (mustList) {
            begin();
            while (listing != null) {
                list(1);
            }
        }
        for (int fetches = 0; fetches < MOST_FETCHES; fetches++) {
            engine.endClaims();
            var claim = claim();
            if (claim.isEmpty()) {
                return;
            }
            story.add("END " + claim.get() + " " + engine.fetch(claim.get()));
        }
        throw new IllegalStateException(MOST_FETCHES + " fetches and still something stale");
    }
}
