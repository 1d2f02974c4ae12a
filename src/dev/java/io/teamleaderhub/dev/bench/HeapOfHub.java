package io.teamleaderhub.dev.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The heap of another JVM on this machine, which the JDK's {@code jcmd} asks for the objects that are alive. */
final class HeapOfHub {
    /** The histogram's last line: instances, bytes. */
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

    private HeapOfHub() {}

    /**
     * Has all garbage collected there and returns the megabytes that live on; blocks for that.
     *
     * @throws IOException when the JVM does not answer
     */
    static double liveMegabytes(long pid) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        var output = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var total = TOTAL.matcher(output);
        if (!total.find()) {
            throw new IOException("jcmd says nothing of the heap: " + output);
        }
        return Long.parseLong(total.group(1)) / 1e6;
    }
}
