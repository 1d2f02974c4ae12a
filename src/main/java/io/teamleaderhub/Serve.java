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
            var hub = Hub.start(Settings.read(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(new Stop(hub), "stop"));
            LOG.info("serving on {}", hub.url());
            LOG.error("the hub ends: {}", hub.awaitFailure());
            return 1;
        } catch (SettingsException e) {
            report(e);
            return 2;
        }
    }

    private void report(SettingsException e) {
        var err = spec.commandLine().getErr();
        err.println("The hub cannot start:");
        e.problems().forEach(problem -> err.println("  - " + problem));
        err.flush();
    }
}
