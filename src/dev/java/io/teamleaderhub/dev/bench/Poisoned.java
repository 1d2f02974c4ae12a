package io.teamleaderhub.dev.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What poison costs its neighbours: the time from a contact's change until its row is seen at 50 changes a second, with one
 * poisoned event of six kinds in a hundred and without any, in the same run.
 */
final class Poisoned implements Measurement {
    private static final int PER_SECOND = 50;
    private static final int CHUNK = 100;
    private static final int KINDS = 5;

    @Override
    public String name() {
        return "poison";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int chunks = bench.count(10, 2);
        var simulator =
                SimulatorSettings.defaults().withContacts(chunks * CHUNK).withLimit(400, Duration.ofSeconds(2));
        var overrides = Map.of("HUB_API_LIMIT", "400", "HUB_API_WINDOW", "2s", "HUB_REFRESH_GATHER", "1s");
        try (var rig = Rig.startProcess(bench.surroundings(simulator), overrides);
                var rows = new RowWatch(rig.surroundings().database())) {
            rig.connect();
            var contacts = rig.simulator().records().ids("contacts");
            var poison = contacts.subList(0, KINDS);
            Load.run(rig.simulator(), contacts, "Warm ", contacts.size(), 2.0 * PER_SECOND);
            rig.awaitQuiet();
            int[] number = {0};
            var ratios = bench.repeat(() -> {
                var names = "Run " + ++number[0] + " ";
                double clean = p95(run(rig, contacts.subList(KINDS, contacts.size()), List.of(), chunks, names), rows);
                rig.awaitQuiet();
                poison.forEach(contact -> spoil(rig.simulator(), contact, poison.indexOf(contact)));
                double spoilt = p95(
                        run(rig, contacts.subList(KINDS, contacts.size()), poison, chunks, names + "spoilt "), rows);
                mend(rig.simulator(), poison);
                rig.awaitQuiet();
                return spoilt / clean;
            });
            rig.checkEqual();
            return List.of(
                    new Figure("neighbours' p95 with 1 % poison / without", "times", ratios, Goal.atMostTimes(1.10)));
        }
    }

    private static void spoil(TeamleaderSimulator simulator, String contact, int kind) {
        var calls = simulator.faults().on("contacts.*").containing(contact);
        switch (kind) {
            case 0 -> calls.status(400);
            case 1 -> calls.status(403);
            case 2 -> calls.status(500);
            case 3 -> calls.body("<html>maintenance</html>");
            default -> name(simulator, contact, "a\u0000b");
        }
    }

    private static void mend(TeamleaderSimulator simulator, List<String> poison) {
        simulator.faults().clear();
        poison.forEach(contact -> name(simulator, contact, "mended"));
    }

    private static void name(TeamleaderSimulator simulator, String contact, String firstName) {
        simulator
                .records()
                .update(
                        "contacts",
                        contact,
                        JsonNodeFactory.instance.objectNode().put("first_name", firstName));
    }

    /** The changes of healthy contacts. */
    private static List<Load> run(Rig rig, List<String> healthy, List<String> poison, int chunks, String names)
            throws Exception {
        var done = new ArrayList<Load>();
        for (int chunk = 0; chunk < chunks; chunk++) {
            var contacts = new ArrayList<>(healthy.subList(
                    chunk * CHUNK % (healthy.size() - CHUNK), chunk * CHUNK % (healthy.size() - CHUNK) + CHUNK));
            if (!poison.isEmpty()) {
                contacts.set(CHUNK / 2, poison.get(chunk % poison.size()));
                announceNobody(rig.simulator());
            }
            done.addAll(Load.run(rig.simulator(), contacts, names + chunk + " ", CHUNK, PER_SECOND));
        }
        var poisoned = new HashSet<>(poison);
        return done.stream()
                .filter(change -> !poisoned.contains(change.contact()))
                .toList();
    }

    /** The sixth kind: an event about an id that is none. */
    private static void announceNobody(TeamleaderSimulator simulator) throws Exception {
        var event = "{\"type\":\"contact.updated\",\"subject\":{\"type\":\"contact\",\"id\":\"nobody\"}}";
        var request = HttpRequest.newBuilder(
                        URI.create(simulator.deliveries().urls().getFirst()))
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(event))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            CheckFailedException.check(status == 204, "the door answered " + status);
        }
    }

    private static double p95(List<Load> changes, RowWatch rows) {
        var millis = changes.stream()
                .map(change -> change.millisUntilSeen(rows))
                .sorted()
                .toList();
        return millis.get((int) Math.ceil(millis.size() * 0.95) - 1);
    }
}
