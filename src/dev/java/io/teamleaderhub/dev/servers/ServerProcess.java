package io.teamleaderhub.dev.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own, which a test can freeze, thaw, stop, kill and start again. It never outlives an
 * orderly end of this JVM. Every wait is bounded; one that ends in vain throws {@link IllegalStateException} with the
 * last lines of the process's output. Not for use by two threads at once.
 */
public abstract sealed class ServerProcess implements AutoCloseable permits BrokerProcess, DatabaseProcess, HubProcess {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String name;
    private final Path folder;
    private final ProcessOutput output;
    private @Nullable Process process;

    ServerProcess(String name, Path folder) {
        this.name = name;
        this.folder = folder;
        this.output = new ProcessOutput(folder.resolve("output.log"));
    }

    /** What to run; its output is redirected by the caller. */
    abstract ProcessBuilder command();

    /** Blocks until the server serves. */
    abstract void awaitReady();

    /** The signal that asks for an orderly end. */
    String stopSignal() {
        return "TERM";
    }

    /** The processes to signal, the parent first, so that it starts no others meanwhile. */
    Stream<ProcessHandle> family() {
        return Stream.of(process().toHandle());
    }

    /** The name under which its output outlives it, where outputs are kept; empty: not at all. */
    Optional<String> keptAs() {
        return Optional.empty();
    }

    final void launch() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        output.startRun();
        try {
            process = output.capture(command()).start();
        } catch (IOException e) {
            throw new IllegalStateException(name + " could not be started", e);
        }
        RunningProcesses.add(this);
        try {
            awaitReady();
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }

    /** The operating system's number of the process that was last started. */
    public final long pid() {
        return process().pid();
    }

    /** Whether it runs, frozen or not. */
    public final boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Stops its every thread in its tracks (SIGSTOP); connections to it stay open and silent. */
    public final void freeze() {
        Signals.send("STOP", family().limit(1));
        Signals.send("STOP", family());
    }

    /** Lets it go on (SIGCONT). */
    public final void thaw() {
        Signals.send("CONT", family());
    }

    /** Asks it to end in good order and blocks until it has; returns its exit code. */
    public final int stop(Duration patience) {
        Signals.send(stopSignal(), family().limit(1));
        return exitCode(patience);
    }

    /** Ends it at once (SIGKILL), as a power cut would, and blocks until it is gone. */
    public final void kill() {
        if (!isAlive()) {
            return;
        }
        List<ProcessHandle> all = family().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        if (!BoundedWait.until(PATIENCE, () -> all.stream().noneMatch(Signals::isRunning))) {
            throw failure("did not die");
        }
        exitCode(PATIENCE);
    }

    /** Starts it again on the same ports and data; blocks until it serves. */
    public final void restart() {
        launch();
    }

    /** Blocks until the process has ended by itself and returns its exit code. */
    public final int exitCode(Duration patience) {
        try {
            if (process().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process().exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw failure("did not end within " + patience);
    }

    /** Blocks until a line of the present run's output contains a match of the pattern; returns that line. */
    public final String awaitLine(String regex, Duration patience) {
        return output.awaitLine(regex, patience, this::isAlive)
                .orElseThrow(() -> failure("did not print /" + regex + "/ within " + patience));
    }

    /** All it has printed so far, in every run. */
    public final String output() {
        return output.all();
    }

    /** Kills it if it still runs and deletes its data. */
    @Override
    public final void close() {
        kill();
        RunningProcesses.remove(this);
        keptAs().ifPresent(output::keepAs);
        TemporaryFolders.delete(folder);
    }

    final Path folder() {
        return folder;
    }

    final IllegalStateException failure(String what) {
        return new IllegalStateException("%s %s%s; its output ends:%n%s"
                .formatted(name, what, isAlive() ? "" : " (it is not running)", output.tail()));
    }

    /** Types into its stdin. */
    final void write(String text) {
        try {
            process().getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            process().getOutputStream().flush();
        } catch (IOException e) {
            throw new IllegalStateException(name + " does not read its stdin", e);
        }
    }

    /** Ends its stdin. */
    final void endInput() {
        try {
            process().getOutputStream().close();
        } catch (IOException e) {
            throw new IllegalStateException(name + " does not read its stdin", e);
        }
    }

    private Process process() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }
}
