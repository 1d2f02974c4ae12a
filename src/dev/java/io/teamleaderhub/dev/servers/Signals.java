package io.teamleaderhub.dev.servers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Signals to processes, by number. */
final class Signals {
    private static final long PATIENCE_SECONDS = 10;

    private Signals() {}

    /** Sends the signal; a process that has ended meanwhile is no error. */
    static void send(String signal, Stream<ProcessHandle> processes) {
        // The shell's own kill: not every image has the program.
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" \"$@\"", signal));
        processes.map(process -> Long.toString(process.pid())).forEach(command::add);
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
                throw new IllegalStateException("kill did not end: " + command);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Could not send: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending: " + command, e);
        }
    }

    /** Whether it still does anything; one that only waits for its parent to notice its end has no command left. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
