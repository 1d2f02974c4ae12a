package io.teamleaderhub.teamleader.contract;

import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Tells a denied type from a denied record by the smallest list of the type, asked for after the denial: what was answered
 * before proves nothing. Blocks for the call and its permit.
 */
@Singleton
final class TypeProbe implements Denials {
    private static final Duration PERMIT_WITHIN = Duration.ofSeconds(5);

    private final Suspensions suspensions;
    private final Teamleader teamleader;
    private final ApiBudget budget;

    TypeProbe(Suspensions suspensions, Teamleader teamleader, ApiBudget budget) {
        this.suspensions = suspensions;
        this.teamleader = teamleader;
        this.budget = budget;
    }

    @Override
    public Verdict verdict(EntityType type) {
        if (suspensions.suspended(type)) {
            return Verdict.TYPE;
        }
        try {
            return probe(type);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Verdict.UNKNOWN;
        }
    }

    /** Asks, and suspends or resumes the type by what comes. */
    Verdict probe(EntityType type) throws InterruptedException {
        var permit = budget.take(CallClass.OPERATOR, PERMIT_WITHIN);
        return permit.isEmpty() ? Verdict.UNKNOWN : noted(type, teamleader.probe(type, permit.get()));
    }

    /** Suspends or resumes the type by what a list of it came to. */
    Verdict noted(EntityType type, Answer ofList) {
        return switch (ofList) {
            case Answer.Denied(var why) -> {
                suspensions.denied(type, why);
                yield Verdict.TYPE;
            }
            case Answer.Found found -> {
                suspensions.answered(type);
                yield Verdict.CALL;
            }
            default -> Verdict.UNKNOWN;
        };
    }
}
