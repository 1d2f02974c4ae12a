package io.teamleaderhub;

import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hub serve}: runs the hub until it is told to stop, or cannot go on. */
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
            var hub = start();
            Runtime.getRuntime().addShutdownHook(new Thread(new Stop(hub), "stop"));
            LOG.info("serving on {}", hub.url());
            LOG.error("the hub ends: {}", hub.awaitFailure());
            return 1;
        } catch (SettingsException e) {
            report(e);
            return 2;
        }
    }

    /** Who is told to stop before it has started has nothing to bring to an end. */
    private static Hub start() {
        var runtime = Runtime.getRuntime();
        var end = new Thread(() -> runtime.halt(0), "stop-before-start");
        runtime.addShutdownHook(end);
        try {
            return Hub.start(Settings.read(System.getenv()));
        } finally {
            runtime.removeShutdownHook(end);
        }
    }

    private void report(SettingsException e) {
        var err = spec.commandLine().getErr();
        err.println("The hub cannot start:");
        e.problems().forEach(problem -> err.println("  - " + problem));
        err.flush();
    }
}
