package io.teamleaderhub.dev.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hub in a process of its own. It sees the environment it is given and nothing else, so that a developer's settings
 * cannot change what a test shows.
 */
public final class HubProcess extends ServerProcess {
    /** Linux: a shell's background job and all it starts ignore SIGINT, which a terminal's foreground job does not. */
    private static final List<String> HEEDING_CTRL_C = List.of("env", "--default-signal=INT");

    private final Map<String, String> environment;
    private final List<String> arguments;

    private final String mainClass;
    private final String heap;

    private HubProcess(String mainClass, String heap, Map<String, String> environment, List<String> arguments) {
        super("The hub", TemporaryFolders.create("process"));
        this.mainClass = mainClass;
        this.heap = heap;
        this.environment = Map.copyOf(environment);
        this.arguments = List.copyOf(arguments);
    }

    /**
     * Starts the hub's command line; returns at once. Await a line of its output, an answer of its health port, or its
     * exit code.
     *
     * @param environment its settings
     * @param arguments the command and its options, such as {@code serve}
     */
    public static HubProcess start(Map<String, String> environment, String... arguments) {
        return start("io.teamleaderhub.Main", "-Xmx384m", environment, arguments);
    }

    /** As {@link #start(Map, String...)}, another main class with another heap: an option such as {@code -Xmx512m}. */
    public static HubProcess start(
            String mainClass, String heap, Map<String, String> environment, String... arguments) {
        var hub = new HubProcess(mainClass, heap, environment, List.of(arguments));
        hub.launch();
        return hub;
    }

    /** Processor time that it has used. */
    public Duration used() {
        return ProcessHandle.of(pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    /**
     * Its resident memory (Linux).
     *
     * @throws IOException when the system does not tell
     */
    public double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1e3;
    }

    /** Types a line into it. */
    public void type(String line) {
        write(line + "\n");
    }

    /** Gives it all of its stdin: the text, and the end. */
    public void typeAll(String text) {
        write(text);
        endInput();
    }

    /** Presses Ctrl-C (SIGINT) and blocks until it has ended; returns its exit code. */
    public int interrupt(Duration patience) {
        Signals.send("INT", family());
        return exitCode(patience);
    }

    @Override
    ProcessBuilder command() {
        var options = new ArrayList<>(List.of(heap, "-XX:+UseSerialGC", "-Duser.timezone=UTC"));
        if (!arguments.contains("serve")) {
            options.add("-XX:TieredStopAtLevel=1"); // as the launcher: it ends soon
        }
        var command = JavaCommand.of(options, mainClass, arguments, environment);
        if (Files.exists(Path.of("/proc/self"))) {
            command.command().addAll(0, HEEDING_CTRL_C);
        }
        return command;
    }

    @Override
    Optional<String> keptAs() {
        return Optional.of("hub-" + String.join("-", arguments));
    }

    @Override
    void awaitReady() {
        // Which readiness is meant, the caller knows.
    }
}
