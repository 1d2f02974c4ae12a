package io.teamleaderhub.dev.bench;

import picocli.CommandLine.Command;

/** {@code hub bench accept}. */
@Command(name = "accept", description = "Measure the door: how fast a webhook is taken in.")
final class AcceptCommand extends MeasureCommand {
    AcceptCommand() {
        super(new Accepting("door", false), new Accepting("door-forced", true));
    }
}
