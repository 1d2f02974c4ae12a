package io.teamleaderhub.reconcile;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says how runs stand. Blocks for the database. */
@Singleton
final class Reports {
    private static final FoundCount NOTHING = new FoundCount("", 0, 0, 0, 0, 0);

    private final RunRepository runs;
    private final StepRepository steps;
    private final Findings findings;

    Reports(RunRepository runs, StepRepository steps, Findings findings) {
        this.runs = runs;
        this.steps = steps;
        this.findings = findings;
    }

    Reconciliation of(RunRow run) {
        var now = runs.now();
        var found = findings.counts(run.id());
        var rows = steps.of(run.id());
        var shown = rows.stream().map(step -> step(step, found, now)).toList();
        long calls = rows.stream().mapToLong(StepRow::calls).sum();
        boolean repairs = run.does().repairs();
        return new Reconciliation(
                run.id(),
                run.mode(),
                run.details(),
                run.requestedBy(),
                run.state(),
                run.requestedAt(),
                run.startedAt(),
                run.finishedAt(),
                run.expectedCalls(),
                calls,
                eta(run, calls, now),
                shown.stream()
                        .mapToLong(step ->
                                step.unstorable() + (repairs ? step.withheld() + step.pending() : step.differences()))
                        .sum(),
                shown);
    }

    private static @Nullable Double eta(RunRow run, long calls, Instant now) {
        if (run.startedAt() == null || run.over() || calls == 0) {
            return null;
        }
        double soFar = seconds(run.startedAt(), now);
        return soFar / calls * Math.max(0, run.expectedCalls() - calls);
    }

    private static Reconciliation.Step step(StepRow step, Map<String, FoundCount> counts, Instant now) {
        var found = counts.getOrDefault(step.type(), NOTHING);
        long loaded = step.firstLoad() ? step.created() + step.changed() : 0;
        return new Reconciliation.Step(
                step.type(),
                step.state(),
                step.pass(),
                step.scanned(),
                step.unchanged(),
                step.created(),
                step.changed(),
                step.unstorable(),
                step.suspects(),
                found.absent(),
                Math.max(loaded, found.repaired()) + found.absent(),
                found.withheld(),
                found.pending(),
                step.differences(),
                step.newer(),
                found.missed(),
                step.calls(),
                step.failure(),
                step.fence(),
                step.since(),
                step.startedAt(),
                step.finishedAt(),
                seconds(step.startedAt(), step.finishedAt() == null ? now : step.finishedAt()),
                step.listProvenAsOf(),
                step.detailProvenAsOf());
    }

    private static double seconds(@Nullable Instant from, Instant until) {
        return from == null ? 0 : Duration.between(from, until).toMillis() / 1_000.0;
    }
}
