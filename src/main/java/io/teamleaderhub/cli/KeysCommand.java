package io.teamleaderhub.cli;

import io.teamleaderhub.platform.Keyset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hub keys}: the hub's keyset. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Make the keys for HUB_KEYSET.")
final class KeysCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Command(
            name = "generate",
            mixinStandardHelpOptions = true,
            description = "Print a new keyset, a secret: keep it in a file that only the hub reads (HUB_KEYSET_FILE).")
    void generate() {
        spec.commandLine().getOut().println(Keyset.generate());
    }
}
