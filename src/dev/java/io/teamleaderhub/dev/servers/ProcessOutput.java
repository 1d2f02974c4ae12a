package io.teamleaderhub.dev.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** What a process prints, kept in a file over all its runs. */
final class ProcessOutput {
    private static final int TAIL_LINES = 40;
    private static final AtomicInteger KEPT = new AtomicInteger();

    private final Path file;
    private int runStartsAt;

    ProcessOutput(Path file) {
        this.file = file;
    }

    /** What is there already belongs to earlier runs. */
    void startRun() {
        runStartsAt = all().length();
    }

    ProcessBuilder capture(ProcessBuilder command) {
        return command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()));
    }

    /** Waits for a line of this run; gives up early when the process has ended without it. */
    Optional<String> awaitLine(String regex, Duration patience, BooleanSupplier alive) {
        Pattern pattern = Pattern.compile(regex);
        var found = new AtomicReference<>(Optional.<String>empty());
        BoundedWait.until(patience, () -> {
            boolean ended = !alive.getAsBoolean();
            found.set(all().substring(runStartsAt)
                    .lines()
                    .filter(pattern.asPredicate())
                    .findFirst());
            return found.get().isPresent() || ended;
        });
        return found.get();
    }

    String all() {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies it into the folder that the system property {@code hub.outputs} names, if it names one. */
    void keepAs(String name) {
        var outputs = System.getProperty("hub.outputs");
        if (outputs == null || !Files.exists(file)) {
            return;
        }
        try {
            var folder = Files.createDirectories(Path.of(outputs));
            var kept = folder.resolve("%s-%d-%d.log"
                    .formatted(
                            name.replaceAll("[^\\w-]", "_"),
                            ProcessHandle.current().pid(),
                            KEPT.incrementAndGet()));
            Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tail() {
        List<String> lines = all().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
