package io.teamleaderhub.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

    @Parameters(
            arity = "0..*",
            paramLabel = "TYPE",
            description = "Entity types, such as contact or contacts; all if left out.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--json", description = "Print the hub's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        return SyncCommand.start(types, "verify", false, true, json, spec);
    }
}
