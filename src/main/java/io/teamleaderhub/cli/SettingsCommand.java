package io.teamleaderhub.cli;

import io.teamleaderhub.platform.SettingsReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hub settings}: the configuration reference. */
@Command(name = "settings", mixinStandardHelpOptions = true, description = "Print every setting with its meaning.")
final class SettingsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        out.print(SettingsReference.markdown());
        out.flush();
    }
}
