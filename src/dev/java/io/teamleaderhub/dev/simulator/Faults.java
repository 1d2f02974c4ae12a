package io.teamleaderhub.dev.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The faults in force. Each applies to the actions its pattern names ({@code contacts.info}, {@code contacts.*},
 * {@code *.list}, {@code *}, {@code oauth2/access_token}); the first one that matches a call is the only one it meets.
 */
public final class Faults {
    private final List<Rule> rules = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Counters counters;

    Faults(Counters counters) {
        this.counters = counters;
    }

    /** Starts a fault: {@code on("contacts.*").times(2).status(503)}. */
    public Plan on(String pattern) {
        return new Plan(this, pattern, "", Integer.MAX_VALUE);
    }

    /** Ends every fault and releases every call being held. */
    public synchronized void clear() {
        rules.forEach(Rule::release);
        rules.clear();
    }

    synchronized void close() {
        closed.countDown();
        rules.forEach(Rule::release);
    }

    Answer serve(String action, byte[] body, Supplier<Answer> call) {
        Optional<Fault> met = take(action, body);
        if (met.isEmpty()) {
            return call.get();
        }
        Fault fault = met.get();
        Answer answer = switch (fault) {
            case Fault.Status(int status) -> Answer.refused(status, "Simulated fault");
            case Fault.Body(String raw) -> Answer.raw(200, raw);
            case Fault.Cut _ -> call.get().cutShort();
            case Fault.Stall _ -> Answer.refused(503, "Simulated stall");
            case Fault.Latency _, Fault.Hold _ -> call.get();
        };
        counters.count("faults." + fault.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        delay(fault);
        return answer;
    }

    private synchronized Optional<Fault> take(String action, byte[] body) {
        for (Rule rule : rules) {
            if (rule.left > 0 && rule.matches(action, body)) {
                rule.left--;
                return Optional.of(rule.fault);
            }
        }
        return Optional.empty();
    }

    private synchronized void add(Rule rule) {
        rules.removeIf(Rule::spent);
        rules.add(rule);
    }

    private void delay(Fault fault) {
        try {
            if (fault instanceof Fault.Hold(HeldCall call)) {
                call.hold();
            } else if (fault instanceof Fault.Stall(HeldCall call)) {
                call.hold();
            } else if (fault instanceof Fault.Latency(Duration delay)) {
                var _ = closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fault being described; its last word puts it in force. */
    public record Plan(Faults faults, String pattern, String text, int count) {
        /** Only for calls whose body has the text in it, such as an id. */
        public Plan containing(String newText) {
            return new Plan(faults, pattern, newText, count);
        }

        /** For so many calls instead of until cleared. */
        public Plan times(int newCount) {
            return new Plan(faults, pattern, text, newCount);
        }

        public void status(int status) {
            start(new Fault.Status(status));
        }

        public void latency(Duration delay) {
            start(new Fault.Latency(delay));
        }

        public void cut() {
            start(new Fault.Cut());
        }

        public void body(String raw) {
            start(new Fault.Body(raw));
        }

        /** Holds the next matching call only, whatever {@link #times}. */
        public HeldCall hold() {
            HeldCall held = new HeldCall();
            times(1).start(new Fault.Hold(held));
            return held;
        }

        /** Holds the next matching call before it is carried out; released, it is answered 503 and changes nothing. */
        public HeldCall stall() {
            HeldCall held = new HeldCall();
            times(1).start(new Fault.Stall(held));
            return held;
        }

        private void start(Fault fault) {
            faults.add(new Rule(pattern, text, fault, count));
        }
    }

    private static final class Rule {
        private final Pattern pattern;
        private final String text;
        private final Fault fault;
        private int left;

        private Rule(String pattern, String text, Fault fault, int left) {
            this.pattern = Pattern.compile(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"));
            this.text = text;
            this.fault = fault;
            this.left = left;
        }

        private boolean matches(String action, byte[] body) {
            return pattern.matcher(action).matches()
                    && (text.isEmpty() || new String(body, StandardCharsets.UTF_8).contains(text));
        }

        /** Whether it can be forgotten; a hold stays, so that its call can still be released. */
        private boolean spent() {
            return left == 0 && !(fault instanceof Fault.Hold || fault instanceof Fault.Stall);
        }

        private void release() {
            if (fault instanceof Fault.Hold(HeldCall call)) {
                call.release();
            } else if (fault instanceof Fault.Stall(HeldCall call)) {
                call.release();
            }
        }
    }
}
