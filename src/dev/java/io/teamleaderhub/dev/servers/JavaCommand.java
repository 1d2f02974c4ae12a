package io.teamleaderhub.dev.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command that runs a main class on this JVM's Java and class path. */
final class JavaCommand {
    private static final List<String> INHERITED = List.of("PATH", "HOME", "JAVA_HOME");

    private JavaCommand() {}

    /** Its environment is what is given, the three names every program expects, and nothing else. */
    static ProcessBuilder of(
            List<String> jvmOptions, String mainClass, List<String> arguments, Map<String, String> env) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        Optional.ofNullable(System.getProperty("hub.jit")).ifPresent(command::add);
        command.addAll(jvmOptions);
        command.add(mainClass);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(env);
        return builder;
    }
}
