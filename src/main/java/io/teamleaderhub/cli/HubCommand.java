package io.teamleaderhub.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code hub}: the root of the command line.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 the hub cannot be reached.
 */
@Command(
        name = "hub",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            StatusCommand.class,
            WhyCommand.class,
            RefreshCommand.class,
            SyncCommand.class,
            VerifyCommand.class,
            ReconciliationsCommand.class,
            DeadLettersCommand.class,
            ForgetCommand.class,
            RejectedEventsCommand.class,
            FeedCommand.class,
            WebhooksCommand.class,
            KeysCommand.class,
            SettingsCommand.class
        },
        description = "Teamleader Focus in PostgreSQL and on Kafka.",
        footerHeading = "%nDevelopers' commands, from a checkout:%n",
        footer = {
            "  demo       See the main job on embedded servers and a simulated Teamleader.",
            "  simulator  Run the simulated Teamleader alone.",
            "  bench      Measure how soon, and at what cost, events become rows and records.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 hub not reached."
        })
public final class HubCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    private HubCommand() {}

    /**
     * Runs a command.
     *
     * @param serve makes the {@code serve} command, which lives above this package
     * @param oauthSetup makes the {@code oauth setup} command, which does so too
     * @return the exit code
     */
    public static int run(
            Supplier<? extends Callable<Integer>> serve,
            Supplier<? extends Callable<Integer>> oauthSetup,
            String... args) {
        return new CommandLine(new HubCommand())
                .addSubcommand(serve.get())
                .addSubcommand(new CommandLine(new OAuthCommand()).addSubcommand(oauthSetup.get()))
                .setExecutionExceptionHandler(new Failure())
                .execute(args);
    }

    /** Without a command: help. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }
}
