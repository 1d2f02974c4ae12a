package io.teamleaderhub.dev;

import io.teamleaderhub.dev.bench.BenchCommand;
import io.teamleaderhub.dev.contract.ContractCommand;
import io.teamleaderhub.dev.demo.DemoCommand;
import io.teamleaderhub.dev.simulator.SimulatorMain;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The developers' commands of the launcher: what they start is never in the production artefact. */
@Command(
        name = "hub",
        subcommands = {BenchCommand.class, DemoCommand.class, Dev.Simulator.class})
public final class Dev {
    private Dev() {}

    /**
     * Runs a command and exits with its exit code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "logback-dev.xml");
        System.exit(new CommandLine(new Dev()).execute(args));
    }

    /** {@code hub simulator}: the simulated Teamleader alone. */
    @Command(
            name = "simulator",
            description = "Run the simulated Teamleader until it is stopped.",
            subcommands = ContractCommand.class)
    static final class Simulator implements Runnable {
        @Unmatched
        private List<String> options = new ArrayList<>();

        @Override
        public void run() {
            SimulatorMain.main(options.toArray(String[]::new));
            try {
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
