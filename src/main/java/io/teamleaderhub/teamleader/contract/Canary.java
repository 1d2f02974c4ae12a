package io.teamleaderhub.teamleader.contract;

import io.micronaut.context.annotation.Property;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.MirroredTypes;
import io.teamleaderhub.teamleader.Reply;
import io.teamleaderhub.teamleader.Selection;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.budget.Permit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks at the API itself: up to three calls a type and two more. A call that came to nothing (limited, away, denied) gives no
 * finding, so that an outage is never taken for a change. Blocks for the calls and their permits.
 */
@Singleton
final class Canary {
    private static final Duration PERMIT_WITHIN = Duration.ofSeconds(10);

    private final Teamleader teamleader;
    private final MirroredTypes mirrored;
    private final TypeProbe types;
    private final ApiBudget budget;
    private final String publicUrl;

    Canary(
            Teamleader teamleader,
            MirroredTypes mirrored,
            TypeProbe types,
            ApiBudget budget,
            @Property(name = "hub.public-url", defaultValue = "") String publicUrl) {
        this.teamleader = teamleader;
        this.mirrored = mirrored;
        this.types = types;
        this.budget = budget;
        this.publicUrl = publicUrl;
    }

    /** Every check's name, whether it can be made now or not. */
    List<String> names() {
        var ofTypes = mirrored.all().stream().flatMap(RowChecks::names);
        var others = Stream.of(
                HeaderChecks.VERSION,
                HeaderChecks.RATE_LIMIT,
                HeaderChecks.CONTENT_TYPE,
                RowChecks.PAGE_SIZE,
                WebhookTypes.NAME);
        return Stream.concat(ofTypes, others).toList();
    }

    /** Makes every check that can be made. */
    List<Finding> look() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        var sizes = new EnumMap<EntityType, Integer>(EntityType.class);
        for (EntityType type : mirrored.all()) {
            if (type.inThreads()) {
                continue;
            }
            var reply = page(type, 1);
            types.noted(type, reply.map(Reply::answer).orElse(NOTHING));
            if (findings.isEmpty() && answered(reply)) {
                reply.flatMap(Reply::headers)
                        .ifPresent(headers -> findings.addAll(HeaderChecks.of(headers, budget.limit())));
            }
            if (reply.isPresent() && reply.get().answer() instanceof Answer.Found(var data)) {
                sizes.put(type, data.size());
                findings.addAll(ofRows(type, rows(data)));
            }
        }
        pageSize(sizes).ifPresent(findings::add);
        call(teamleader::listWebhooks)
                .flatMap(Canary::found)
                .ifPresent(data -> findings.add(WebhookTypes.check(data, publicUrl, mirrored.eventTypes())));
        return findings;
    }

    private static final Answer NOTHING = new Answer.Unavailable("no permit");

    private List<Finding> ofRows(EntityType type, List<JsonNode> rows) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        if (!type.includes().isEmpty()) {
            findings.add(RowChecks.includes(type, rows));
        }
        if (type.sortIsStable()) {
            findings.add(RowChecks.sort(type, rows));
        }
        List<UUID> ids = rows.stream()
                .flatMap(row -> Json.text(row, "id").flatMap(Ids::parse).stream())
                .limit(Teamleader.PAGE_SIZE)
                .toList();
        if (type.listedByIds()) {
            byIds(type, ids).ifPresent(findings::add);
        }
        if (type.detailed()) {
            keys(type, rows, ids).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> byIds(EntityType type, List<UUID> ids) throws InterruptedException {
        if (ids.isEmpty()) {
            return Optional.of(Finding.notCheckable(RowChecks.name(type, "ids"), "there are no " + type.plural()));
        }
        return call(permit -> teamleader.list(type, ids, permit))
                .flatMap(Canary::found)
                .map(data ->
                        RowChecks.ids(type, ids.stream().map(UUID::toString).toList(), rows(data)));
    }

    private Optional<Finding> keys(EntityType type, List<JsonNode> rows, List<UUID> ids) throws InterruptedException {
        if (ids.isEmpty()) {
            return Optional.of(Finding.notCheckable(RowChecks.name(type, "keys"), "there are no " + type.plural()));
        }
        return call(permit -> teamleader.info(new EntityKey(type, ids.getFirst()), permit))
                .flatMap(Canary::found)
                .map(info -> RowChecks.keys(type, rows.getFirst(), info));
    }

    /** By the type that has the most rows; a full first page says it all. */
    private Optional<Finding> pageSize(Map<EntityType, Integer> sizes) throws InterruptedException {
        var largest = sizes.entrySet().stream().max(Map.Entry.comparingByValue());
        if (largest.isEmpty()) {
            return Optional.empty();
        }
        var type = largest.get().getKey();
        int first = largest.get().getValue();
        if (first >= Teamleader.PAGE_SIZE) {
            return Optional.of(RowChecks.pageSize(type, first, 0));
        }
        return page(type, 2)
                .flatMap(reply -> found(reply.answer()))
                .map(data -> RowChecks.pageSize(type, first, data.size()));
    }

    private Optional<Reply> page(EntityType type, int page) throws InterruptedException {
        return call(permit -> teamleader.page(type, Selection.ALL, page, permit));
    }

    private <T> Optional<T> call(Function<Permit, T> call) throws InterruptedException {
        return budget.take(CallClass.OPERATOR, PERMIT_WITHIN).map(call);
    }

    /** Whether that is an answer of the API's own: one that could be read, or with a body that could not. */
    private static boolean answered(Optional<Reply> reply) {
        return reply.map(Reply::answer)
                .filter(answer -> answer instanceof Answer.Found || answer instanceof Answer.Unreadable)
                .isPresent();
    }

    private static Optional<JsonNode> found(Answer answer) {
        return answer instanceof Answer.Found(var data) ? Optional.of(data) : Optional.empty();
    }

    private static List<JsonNode> rows(JsonNode data) {
        var rows = new ArrayList<JsonNode>();
        data.values().forEach(rows::add);
        return rows;
    }
}
