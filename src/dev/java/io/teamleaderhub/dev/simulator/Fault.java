package io.teamleaderhub.dev.simulator;

import java.time.Duration;

/** What goes wrong with one answer. */
sealed interface Fault {
    /** Answered with the status instead, the call not carried out. */
    record Status(int status) implements Fault {}

    /** Carried out at once, answered later. */
    record Latency(Duration delay) implements Fault {}

    /** Carried out, the connection closed half-way through the answer. */
    record Cut() implements Fault {}

    /** Answered 200 with these characters instead, the call not carried out. */
    record Body(String body) implements Fault {}

    /** Held before it is carried out; when the test says so, it is answered 503 and was never carried out. */
    record Stall(HeldCall call) implements Fault {}

    /** Carried out at once, answered when the test says so. */
    record Hold(HeldCall call) implements Fault {}
}
