package io.teamleaderhub.dev.bench;

import picocli.CommandLine.Command;

/** {@code hub bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure how fast the hub is on this machine.",
        subcommands = {AcceptCommand.class, RefreshCommand.class, ReconcileCommand.class, MirrorCommand.class})
public final class BenchCommand {}
