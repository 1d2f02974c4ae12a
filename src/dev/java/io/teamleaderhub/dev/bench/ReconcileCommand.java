package io.teamleaderhub.dev.bench;

import picocli.CommandLine.Command;

/** {@code hub bench reconcile}. */
@Command(
        name = "reconcile",
        description = "Measure what it costs to compare the mirror with the source, and how long it takes.")
final class ReconcileCommand extends MeasureCommand {
    ReconcileCommand() {
        super(new Unchanged(), new FirstLoad(), new Compared(), new Limited(), new HeapOfRun());
    }
}
