package io.teamleaderhub.dev.bench;

import picocli.CommandLine.Command;

/** {@code hub bench refresh}. */
@Command(name = "refresh", description = "Measure the way from an event to its row.")
final class RefreshCommand extends MeasureCommand {
    RefreshCommand() {
        super(
                new EventToRow(),
                new Poisoned(),
                new Coalescing(),
                new Burst(),
                new Queue(),
                new WritePath(),
                new ListenerRate(),
                new Heap());
    }
}
