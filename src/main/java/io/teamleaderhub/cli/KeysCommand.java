package io.teamleaderhub.cli;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Keyset;
import io.teamleaderhub.platform.KeysetChange;
import io.teamleaderhub.platform.SettingsException;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub keys}: the hub's keyset. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "Make and change the keys in HUB_KEYSET_FILE or HUB_KEYSET.",
            "To rotate: keys rotate, restart the hub, keys prune, restart the hub. Where several hubs share a database and "
                    + "may not stop together, begin with keys rotate --prepare and restart them one by one after each step."
        })
final class KeysCommand {
    private static final String RESTART = "Restart every hub with it";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Command(
            name = "generate",
            mixinStandardHelpOptions = true,
            description = "Print a new keyset, a secret: keep it in a file that only the hub reads (HUB_KEYSET_FILE).")
    void generate() {
        spec.commandLine().getOut().println(Keyset.generate());
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Add a new key that encrypts from now on; the older ones go on decrypting, and the webhook URL stays.",
                "Replaces HUB_KEYSET_FILE and keeps the keyset before as <file>.previous; with HUB_KEYSET it prints the new "
                        + "keyset to put in its place."
            })
    void rotate(
            @Option(names = "--prepare", description = "Only make the new key known; the next rotate makes it encrypt.")
                    boolean prepare) {
        var place = KeysetPlace.of(System.getenv());
        put(place, changed(place.text(), prepare ? KeysetChange::prepare : KeysetChange::rotate));
        say(
                prepare
                        ? RESTART + ", then run: ./hub keys rotate"
                        : RESTART + "; it encrypts what is stored again as it starts. Then run: ./hub keys prune");
    }

    @Command(
            name = "prune",
            mixinStandardHelpOptions = true,
            description = "Drop the older encrypting keys, once the running hub says that nothing stored needs them.")
    void prune() throws InterruptedException {
        var place = KeysetPlace.of(System.getenv());
        var pruned = changed(place.text(), KeysetChange::prune);
        if (KeysetChange.keyIds(place.text()).size() == 1) {
            say("There is only one encrypting key; nothing to drop.");
            place.file().ifPresent(KeysetPlace::forgetPrevious);
            return;
        }
        requireUnused(KeysetChange.keyIds(pruned).getFirst());
        put(place, pruned);
        place.file().ifPresent(KeysetPlace::forgetPrevious);
        say(RESTART + "; the older keys are gone from it.");
    }

    private static void requireUnused(String primary) throws InterruptedException {
        var use = new HubClient(System.getenv()).get("/admin/keys");
        if (!Json.text(use, "primary").orElse("").equals(primary)) {
            throw new CliException(
                    CliException.FAILED,
                    "The running hub does not encrypt with this keyset's key yet. Restart it first.");
        }
        for (JsonNode id : Json.member(use, "inUse").values()) {
            if (!id.coerceStringValue().equals(primary)) {
                throw new CliException(
                        CliException.FAILED,
                        "What is stored still needs an older key: another hub has encrypted with it. Restart every hub "
                                + "with this keyset, then run this again.");
            }
        }
    }

    private static String changed(String text, UnaryOperator<String> change) {
        try {
            return change.apply(text);
        } catch (SettingsException e) {
            throw new CliException(CliException.WRONG_USAGE, String.join("\n", e.problems()));
        }
    }

    private void put(KeysetPlace place, String changed) {
        var file = place.file();
        if (file.isEmpty()) {
            spec.commandLine().getOut().println(changed);
            return;
        }
        KeysetPlace.replace(file.get(), place.text(), changed);
        say("%s holds the new keyset; the one before is in %s."
                .formatted(file.get(), KeysetPlace.previous(file.get())));
    }

    /** To people: standard output may be the keyset alone. */
    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }
}
