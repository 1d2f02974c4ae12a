package io.teamleaderhub.dev.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub bench refresh}. */
@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure the way from an event to its row, on embedded servers and the simulator.",
            "A goal that is missed is printed and no failure; a limit exceeded or a difference is one."
        })
final class RefreshCommand implements Callable<Integer> {
    private static final List<Measurement> ALL = List.of(
            new EventToRow(),
            new Poisoned(),
            new Coalescing(),
            new Burst(),
            new Queue(),
            new WritePath(),
            new ListenerRate(),
            new Heap());

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(names = "--runs", defaultValue = "5", description = "Runs of each figure (${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "Measure these only.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--quick", description = "Small counts: shows that it works, not how fast it is.")
    private boolean quick;

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
        var names = ALL.stream().map(Measurement::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no figure \"%s\"; there are: %s".formatted(name, String.join(", ", names)));
            }
        }
        return ALL.stream()
                .filter(measurement -> only.isEmpty() || only.contains(measurement.name()))
                .toList();
    }
}
