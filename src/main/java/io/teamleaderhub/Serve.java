package io.teamleaderhub;

import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hub serve}: runs the hub until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the hub: the door, the consumers, the API. Settings come from HUB_… variables.")
final class Serve implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try {
            var hub = Hub.start(Settings.read(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(hub), "stop"));
            LOG.info("serving on {}", hub.url());
            new CountDownLatch(1).await();
            return 0;
        } catch (SettingsException e) {
            report(e);
            return 2;
        }
    }

    /** Ends the process with 0: by itself a JVM that is told to stop ends with 143, as if it had been cut off. */
    private static void stop(Hub hub) {
        int exitCode = 1;
        try {
            hub.close();
            LOG.info("stopped");
            exitCode = 0;
        } finally {
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private void report(SettingsException e) {
        var err = spec.commandLine().getErr();
        err.println("The hub cannot start:");
        e.problems().forEach(problem -> err.println("  - " + problem));
        err.flush();
    }
}
