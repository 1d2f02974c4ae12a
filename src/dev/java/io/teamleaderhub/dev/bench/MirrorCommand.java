package io.teamleaderhub.dev.bench;

import picocli.CommandLine.Command;

/** {@code hub bench mirror}. */
@Command(name = "mirror", description = "Measure what the mirror gives to others.")
final class MirrorCommand extends MeasureCommand {
    MirrorCommand() {
        super(
                new FeedLatency(), //
                new FeedDrain(),
                new ViewQueries(),
                new BytesPerEntity());
    }
}
