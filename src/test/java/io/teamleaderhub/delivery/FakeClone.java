package io.teamleaderhub.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A clone with the real launcher, where Java, Maven and every program on the path are the test's own. */
final class FakeClone {
    private static final List<String> TOOLS = List.of(
            "bash", "cat", "dirname", "find", "head", "ln", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "touch");

    private final Path root;
    private final Map<String, String> environment = new TreeMap<>();

    FakeClone(Path root) throws IOException {
        this.root = root;
        Files.copy(Path.of("hub"), folder("clone").resolve("hub"));
        Files.setPosixFilePermissions(hub(), PosixFilePermissions.fromString("rwxr-xr-x"));
        TOOLS.forEach(this::addTool);
        environment.put("PATH", root.resolve("bin").toString());
        environment.put("HUB_JDK_FOLDERS", root.resolve("jdks").toString());
    }

    /** Puts a real program on the fake path, if there is one. */
    void addTool(String name) {
        Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .ifPresent(program -> forward(name, program));
    }

    /** A JDK whose {@code java} prints what it was started with; returns its home. */
    Path addJdk(String name, String version) throws IOException {
        Path home = folder("jdks/" + name);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(home.resolve("bin/java"), """
                echo "java %s: $*"
                echo "options=${HUB_JAVA_OPTS-none} setting=${HUB_PUBLIC_URL-none} process=$$"
                exit ${FAKE_EXIT-0}
                """.formatted(version));
        program(home.resolve("bin/javac"), "");
        return home;
    }

    /** A Maven that takes a moment, notes each call, and builds what the real one would. */
    void addMaven() throws IOException {
        program(root.resolve("bin/mvn"), """
                echo "$*" >>%1$s/maven-calls
                sleep 0.3
                [ -z "${FAKE_MAVEN_FAILS-}" ] || { echo "[ERROR] does not compile"; exit 1; }
                mkdir -p %1$s/clone/target/lib %1$s/clone/target/classes %1$s/clone/target/test-classes
                touch %1$s/clone/target/teamleader-hub.jar
                echo /libs/a.jar:/libs/b.jar >%1$s/clone/target/dev.classpath
                """.formatted(root));
    }

    /** The sources, an hour old. */
    void addSources() throws IOException {
        FileTime anHourAgo = FileTime.from(Instant.now().minusSeconds(3600));
        for (String name : List.of("pom.xml", "src/Main.java")) {
            Path file = folder("clone").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
            Files.setLastModifiedTime(file, anHourAgo);
        }
        Files.setLastModifiedTime(root.resolve("clone/src"), anHourAgo);
    }

    FakeClone with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path file(String name) {
        return root.resolve("clone").resolve(name);
    }

    List<String> mavenCalls() throws IOException {
        Path calls = root.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** Starts the launcher; its output goes to a file of its own. */
    Launch start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(hub().toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(root, "output", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Launch(builder.start(), output);
    }

    Result run(String... arguments) throws Exception {
        return start(arguments).result();
    }

    record Launch(Process process, Path output) {
        Result result() throws Exception {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The launcher did not end: " + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        }
    }

    record Result(int exitCode, String output) {}

    private Path hub() {
        return file("hub");
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    private void forward(String name, Path program) {
        try {
            script(root.resolve("bin").resolve(name), "#!/bin/sh\nexec %s \"$@\"\n".formatted(program));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void program(Path file, String body) throws IOException {
        script(file, "#!/usr/bin/env bash\n" + body);
    }

    private static void script(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
