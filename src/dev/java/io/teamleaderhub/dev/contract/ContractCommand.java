package io.teamleaderhub.dev.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.teamleaderhub.dev.simulator.SampleCalls;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub simulator contract}. Exits with 1 when an answer differs in a way that is not a known difference. */
@Command(
        name = "contract",
        mixinStandardHelpOptions = true,
        description = "Validate the simulator's answers against Teamleader's OpenAPI document.")
public final class ContractCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Map<String, Verdict> verdicts = new TreeMap<>();

    @Option(names = "--openapi", required = true, description = "The official OpenAPI document, a YAML file.")
    @SuppressWarnings("NullAway.Init")
    private Path document;

    @Option(
            names = "--infos",
            defaultValue = "20",
            description = "Records of each type to ask .info about (${DEFAULT-VALUE}).")
    private int infos;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OpenApi api = new OpenApi(document);
        try (var simulator = TeamleaderSimulator.start(
                        SimulatorSettings.everything().withLimit(1_000_000, Duration.ofSeconds(60)));
                var client = HttpClient.newHttpClient()) {
            SampleCalls samples = new SampleCalls(simulator);
            for (List<SampleCalls.Call> calls : List.of(samples.reads(infos), samples.writes())) {
                for (SampleCalls.Call call : calls) {
                    judge(api, call, send(client, simulator, call));
                }
            }
        }
        verdicts.forEach((action, verdict) -> compareKeys(api, action, verdict));
        return report(api);
    }

    private static HttpResponse<String> send(HttpClient client, TeamleaderSimulator simulator, SampleCalls.Call call)
            throws IOException, InterruptedException {
        String token = simulator.tokens().issue().path("access_token").asText();
        HttpRequest request = HttpRequest.newBuilder(simulator.url().resolve("/" + call.action()))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(call.body().toString()))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private void judge(OpenApi api, SampleCalls.Call call, HttpResponse<String> answer) throws IOException {
        String action = call.action();
        Verdict verdict = verdicts.computeIfAbsent(action, first -> new Verdict());
        verdict.called();
        Optional<JsonSchema> schema = api.answer(action, answer.statusCode());
        if (schema.isEmpty()) {
            String unknown = api.knows(action) ? "status " + answer.statusCode() : "the action";
            verdict.differs("the document does not know " + unknown + ": " + answer.body(), Optional.empty());
            return;
        }
        JsonNode body = MAPPER.readTree(answer.body());
        KnownDifferences.ofForm(action).ifPresent(verdict::known);
        schema.get()
                .validate(KnownDifferences.asDocumented(action, body))
                .forEach(message -> judge(action, message, verdict));
        keys(body.path("data"), verdict);
    }

    private static void judge(String action, ValidationMessage message, Verdict verdict) {
        JsonNode instance = message.getInstanceNode();
        if (instance != null && instance.isNull()) {
            verdict.undeclaredNull();
            return;
        }
        String what = message.getMessage().replaceAll("\\[\\d+]", "[]");
        verdict.differs(what, KnownDifferences.ofValue(action, what));
    }

    private static void keys(JsonNode data, Verdict verdict) {
        for (JsonNode row : data.isArray() ? data : MAPPER.createArrayNode().add(data)) {
            row.fieldNames().forEachRemaining(verdict.keys()::add);
        }
    }

    /** Keys of reading actions, on either side only. */
    private static void compareKeys(OpenApi api, String action, Verdict verdict) {
        Set<String> documented = api.answer(action, 200).map(OpenApi::keys).orElse(Set.of());
        if (documented.isEmpty()) {
            return;
        }
        verdict.keys().stream()
                .filter(key -> !documented.contains(key))
                .forEach(key -> verdict.differs(key + " is not in the document", KnownDifferences.ofKey(action, key)));
        documented.stream()
                .filter(key -> !verdict.keys().contains(key))
                .forEach(key -> verdict.differs(key + " is never answered", Optional.empty()));
    }

    private int report(OpenApi api) {
        PrintWriter out = spec.commandLine().getOut();
        verdicts.forEach((action, verdict) -> out.println(verdict.line(action)));
        Collection<Verdict> all = verdicts.values();
        long different = all.stream().filter(verdict -> !verdict.isOk()).count();
        out.printf(
                "%d actions, %d calls against OpenAPI document %s: %d ok (%d of them with known differences), %d different; "
                        + "%d nulls that the document does not declare%n",
                all.size(),
                all.stream().mapToInt(Verdict::calls).sum(),
                api.version(),
                all.size() - different,
                all.stream()
                        .filter(verdict -> verdict.isOk() && verdict.isKnownToDiffer())
                        .count(),
                different,
                all.stream().mapToInt(Verdict::nulls).sum());
        out.flush();
        return different == 0 ? 0 : 1;
    }
}
