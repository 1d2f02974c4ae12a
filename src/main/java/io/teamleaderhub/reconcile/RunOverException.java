package io.teamleaderhub.reconcile;

import java.util.UUID;

/** A run was cancelled: whoever works for it stops. */
final class RunOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunOverException(UUID run) {
        super("reconciliation " + run + " was cancelled");
    }
}
