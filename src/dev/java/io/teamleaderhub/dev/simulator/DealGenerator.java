package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** Sales opportunities, their customer a contact or a company. */
final class DealGenerator implements Generator {
    private static final List<String> NULLS = List.of(
            "title",
            "summary",
            "reference",
            "department",
            "estimated_value",
            "weighted_value",
            "estimated_closing_date",
            "estimated_probability",
            "purchase_order_number",
            "responsible_user",
            "second_responsible_user",
            "closed_at",
            "source",
            "lost_reason",
            "currency_exchange_rate");

    @Override
    public ObjectNode blank(String id) {
        ObjectNode deal = Json.object().put("id", id).put("status", "open");
        NULLS.forEach(deal::putNull);
        deal.putObject("lead").putNull("customer").putNull("contact_person");
        deal.set("current_phase", Json.reference("dealPhase", Known.DEAL_PHASES.getFirst()));
        deal.set("pipeline", Json.reference("dealPipeline", Known.DEAL_PIPELINES.getFirst()));
        deal.putArray("phase_history");
        deal.putArray("quotations");
        deal.putArray("custom_fields");
        return deal.put("web_url", "https://focus.teamleader.eu/sale_detail.php?id=" + id);
    }

    @Override
    public ObjectNode generate(String id, Context context) {
        Draw draw = context.draw();
        ObjectNode deal = blank(id);
        Profiles.stamp(deal, "created_at", context);
        deal.put("title", draw.pick(Words.DEAL_TITLES));
        deal.set("summary", draw.maybe(40, () -> Words.markdown(draw)));
        deal.put("reference", (2020 + draw.below(6)) + "/" + draw.below(5_000));
        deal.set("lead", lead(context));
        deal.set("purchase_order_number", draw.maybe(15, () -> "PO-" + draw.digits(6)));
        deal.set("department", Known.pick(draw, "department", Known.DEPARTMENTS));
        deal.set("responsible_user", Known.pick(draw, "user", Known.USERS));
        deal.set("source", draw.chance(60) ? Known.pick(draw, "dealSource", Known.DEAL_SOURCES) : none());
        deal.set("estimated_closing_date", draw.chance(70) ? TextNode.valueOf(draw.date(2025, 3)) : none());
        deal.set("custom_fields", CustomFields.generate(CustomFields.DEAL, context));
        value(deal, draw);
        phases(deal, draw);
        outcome(deal, draw);
        return deal;
    }

    private static ObjectNode lead(Context context) {
        Draw draw = context.draw();
        boolean business = draw.chance(60);
        ResourceType type = business ? Catalogue.COMPANIES : Catalogue.CONTACTS;
        ObjectNode lead = Json.object().putNull("customer").putNull("contact_person");
        context.any(type).ifPresent(id -> lead.set("customer", Json.reference(type.singular(), id)));
        if (business && draw.chance(50)) {
            context.any(Catalogue.CONTACTS).ifPresent(id -> lead.set("contact_person", Json.reference("contact", id)));
        }
        return lead;
    }

    private static void value(ObjectNode deal, Draw draw) {
        if (draw.chance(15)) {
            return;
        }
        String currency = draw.pick(Words.CURRENCIES);
        ObjectNode value = draw.money(currency);
        BigDecimal probability = BigDecimal.valueOf(draw.below(11), 1);
        BigDecimal weighted = value.path("amount").decimalValue().multiply(probability);
        deal.set("estimated_value", value);
        deal.set("estimated_probability", number(probability));
        deal.set(
                "weighted_value",
                Json.object()
                        .put("currency", currency)
                        .set("amount", number(weighted.setScale(2, RoundingMode.HALF_UP))));
        if (!"EUR".equals(currency)) {
            deal.putObject("currency_exchange_rate")
                    .put("from", currency)
                    .put("to", "EUR")
                    .put("rate", new BigDecimal("0.92375"));
        }
    }

    private static JsonNode number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= 0 ? IntNode.valueOf(plain.intValueExact()) : DecimalNode.valueOf(plain);
    }

    private static void phases(ObjectNode deal, Draw draw) {
        Instant started = Times.parse(deal.path("created_at").asText()).orElseThrow();
        ArrayNode history = deal.putArray("phase_history");
        int count = 1 + draw.below(4);
        for (int i = 0; i < count; i++) {
            JsonNode phase = Known.pick(draw, "dealPhase", Known.DEAL_PHASES);
            deal.set("current_phase", phase);
            history.add(phase(
                    phase,
                    draw.chance(25) ? Times.spaced(started) : Times.document(started),
                    Known.pick(draw, "user", Known.USERS)));
            started = started.plusSeconds(60L + draw.below(86_400));
        }
    }

    static ObjectNode phase(JsonNode phase, String startedAt, JsonNode startedBy) {
        ObjectNode entry = Json.object();
        entry.set("phase", phase.deepCopy());
        entry.put("started_at", startedAt).set("started_by", startedBy);
        return entry;
    }

    private static void outcome(ObjectNode deal, Draw draw) {
        int roll = draw.below(10);
        if (roll > 4) {
            return;
        }
        deal.put("status", roll < 3 ? "won" : "lost").set("closed_at", deal.path("updated_at"));
        if (roll >= 3) {
            ObjectNode lost = Json.object();
            lost.set("reason", draw.chance(70) ? Known.pick(draw, "lostReason", Known.LOST_REASONS) : none());
            deal.set("lost_reason", lost.set("remark", draw.maybe(40, () -> "Te duur / trop cher")));
        }
    }

    private static JsonNode none() {
        return NullNode.getInstance();
    }
}
