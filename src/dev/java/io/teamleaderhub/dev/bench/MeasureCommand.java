package io.teamleaderhub.dev.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that measures some things and prints what it saw beside the goals. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "%nEmbedded servers and the simulator are started for it.",
            "A goal that is missed is printed and no failure; a limit exceeded or a difference is one."
        })
abstract class MeasureCommand implements Callable<Integer> {
    private final List<Measurement> all;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(names = "--runs", defaultValue = "5", description = "Runs of each figure (${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "Measure these only.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--quick", description = "Small counts: shows that it works, not how fast it is.")
    private boolean quick;

    MeasureCommand(Measurement... all) {
        this.all = List.of(all);
    }

    @Override
    public Integer call() throws Exception {
        var chosen = chosen();
        var out = spec.commandLine().getOut();
        try (var bench = Bench.start(runs, quick, out)) {
            var figures = new ArrayList<Figure>();
            for (Measurement measurement : chosen) {
                bench.say(measurement.name() + " …");
                figures.addAll(measurement.measure(bench));
            }
            Report.lines(figures, runs).forEach(bench::say);
            return 0;
        } catch (CheckFailedException e) {
            out.println("WRONG: " + e.getMessage());
            out.flush();
            return 1;
        }
    }

    private List<Measurement> chosen() {
        var names = all.stream().map(Measurement::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no figure \"%s\"; there are: %s".formatted(name, String.join(", ", names)));
            }
        }
        return all.stream()
                .filter(measurement -> only.isEmpty() || only.contains(measurement.name()))
                .toList();
    }
}
