package io.teamleaderhub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub verify}: compares source and mirror, and changes nothing. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "List everything at Teamleader, compare it with the mirror, and change nothing.",
        footer = "%nExit codes: 0 equal, 1 drift, or not every type could be listed, 2 wrong usage, 3 hub not reached.")
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private NamedTypes types = new NamedTypes();

    @Option(names = "--json", description = "Print the hub's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        return SyncCommand.start(types.names(), "verify", false, true, json, spec);
    }
}
