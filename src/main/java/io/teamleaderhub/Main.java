package io.teamleaderhub;

import io.teamleaderhub.cli.HubCommand;
import io.teamleaderhub.platform.LogCaps;

/** The process's entry point. */
public final class Main {
    private Main() {}

    /**
     * Runs the command line and exits with the command's exit code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        LogCaps.set();
        System.exit(HubCommand.run(Serve::new, OAuthSetup::new, args));
    }
}
