package io.teamleaderhub.dev.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The figures as a table, with what the machine was and how busy. */
final class Report {
    private Report() {}

    static List<String> lines(List<Figure> figures, int runs) {
        var rows = figures.stream().map(Report::line).toList();
        return Stream.of(List.of("", machine(runs), "", line("figure", "median (min..max)", "", "goal", "")), rows)
                .flatMap(List::stream)
                .toList();
    }

    private static String machine(int runs) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d processors, load average %.1f, %d runs, everything on one machine:"
                        + " hub, PostgreSQL with fsync, Kafka, the simulator.",
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                runs);
    }

    private static String line(Figure figure) {
        return line(figure.what(), figure.result(), figure.unit(), figure.goal().text(), figure.verdict());
    }

    private static String line(String what, String result, String unit, String goal, String verdict) {
        return "%-82s %34s  %-10s %-9s %s"
                .formatted(what, result, unit, goal, verdict)
                .stripTrailing();
    }
}
