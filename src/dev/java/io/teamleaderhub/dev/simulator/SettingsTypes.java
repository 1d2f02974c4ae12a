package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Rows of the {@link Catalogue}: who works in the account, and the lists that its administrators keep. */
final class SettingsTypes {
    private static final List<String> ACTIVITIES = List.of("task", "meeting", "call");

    static final List<ResourceType> ROWS = List.of(
            ResourceRow.of("users", "user")
                    .known()
                    .infoOnly("time_zone", "external_rate")
                    .infoIncludes("external_rate")
                    .filters("ids", "status", "term")
                    .shows("active")
                    .sorts(SortField.text("first_name", "first_name"), SortField.text("last_name", "last_name"))
                    .sorts(SortField.text("email", "email"), SortField.text("function", "function"))
                    .turn("status", "deactivated", "deactivated")
                    .shaped("""
                            account: ->account
                            first_name: first_name
                            last_name: last_name
                            email: email
                            telephones: telephones
                            language: nl-BE|fr|en|de
                            function: position
                            time_zone: time_zone
                            status: active|active|active|deactivated
                            teams: [none]
                            external_rate: money?
                            """),
            ResourceRow.of("teams", "team")
                    .known()
                    .without("info")
                    .unpaged()
                    .filters("ids", "term", "team_lead_id=team_lead.id")
                    .sorts(SortField.text("name", "name"))
                    .listedBy("members", "users", "teams")
                    .shaped("""
                            name: pick(Verkoop/Support/Werkplaats/Administration/Équipe Sud)
                            team_lead: ->user?
                            members: [->user]
                            """),
            ResourceRow.of("departments", "department")
                    .known()
                    .unpaged()
                    .infoOnly("address", "telephones", "website", "iban", "bic", "fiscal_regime")
                    .filters("ids", "status")
                    .sorts(SortField.text("name", "name"))
                    .shaped("""
                            name: company
                            vat_number: prefixed(BE0123)
                            address: address
                            emails: emails
                            telephones: telephones
                            website: prefixed(www.example.com?d=)
                            currency: =EUR
                            iban: prefixed(BE6853900754)
                            bic: =KREDBEBB
                            fiscal_regime: none
                            status: active|active|archived
                            """),
            ResourceRow.of("customFieldDefinitions", "customFieldDefinition")
                    .ids(count -> CustomFields.ids())
                    .filters("ids", "context=context")
                    .sorts(SortField.text("label", "label"), SortField.text("context", "context"))
                    .create("create", "label", "type", "context")
                    .without("update")
                    .without("delete")
                    .writes("label", "type", "context")
                    .write("configuration", "configuration", SettingsTypes::configuration)
                    .shaped(
                            """
                            context: contact|company|sale|project|invoice|ticket
                            type: single_line|number|date|boolean
                            label: title
                            group: pick(Algemeen/Divers)
                            required: bool
                            configuration: {options: [none], extra_option_allowed: bool}
                            """,
                            (document, context) -> CustomFields.find(
                                            document.path("id").asText())
                                    .ifPresent(definition -> describe(definition, document))),
            ResourceRow.of("dealPipelines", "dealPipeline")
                    .known()
                    .without("info")
                    .counted()
                    .hidden("status")
                    .filters("ids", "status", "term")
                    .create("create", "name")
                    .writes("name")
                    .act("markAsDefault", null, (pipeline, call) -> {})
                    .shaped("""
                            name: pick(Verkoop/Renewals/Projets)
                            status: =open
                            """),
            ResourceRow.of("dealPhases", "dealPhase")
                    .known()
                    .without("info")
                    .hidden("pipeline")
                    .filters("ids", "deal_pipeline_id=pipeline.id")
                    .create("create", "name", "deal_pipeline_id")
                    .reference("deal_pipeline_id", "pipeline", "dealPipeline")
                    .writes("name", "requires_attention_after")
                    .renamed("estimated_probability", "probability")
                    .renamed("follow_up_actions", "actions")
                    .shaped("""
                            pipeline: ->dealPipeline
                            name: pick(Nieuw/Contact opgenomen/Offerte verstuurd/Négociation/Getekend)
                            actions: [create_event|create_call|create_task]
                            requires_attention_after: {amount: int(30), unit: days|weeks}
                            probability: number(0/0.2/0.4/0.75)
                            """),
            named("dealSources", "dealSource")
                    .filters("ids", "term")
                    .sorts(SortField.text("name", "name"))
                    .shaped("name: pick(Website/Beurs/Recommandation/Cold call)"),
            named("lostReasons", "lostReason")
                    .filters("ids")
                    .sorts(SortField.text("name", "name"))
                    .shaped("name: pick(Te duur/Geen budget/Concurrent/Pas de réponse)"),
            named("taxRates", "taxRate")
                    .filters("department_id=department.id")
                    .sorts(SortField.text("description", "description"), SortField.number("rate"))
                    .shaped("""
                            description: pick(Hoog/Laag/Normal/Vrijgesteld)
                            rate: number(0/0.06/0.12/0.21)
                            department: ->department
                            """),
            named("workTypes", "workType")
                    .filters("ids", "term")
                    .sorts(SortField.text("name", "name"))
                    .shaped("name: pick(Montage/Advies/Développement/Verplaatsing)"),
            ResourceRow.of("activityTypes", "activityType")
                    .ids(count -> Known.ids("activityType", ACTIVITIES.size()))
                    .without("info")
                    .filters("ids")
                    .shaped("name: task|meeting|call", (type, context) -> nameActivity(type)),
            named("productCategories", "productCategory")
                    .unpaged()
                    .filters("department_id=ledgers.department.id")
                    .shaped("""
                            name: pick(Hardware/Licences/Diensten)
                            ledgers: [{department: ->department, ledger_account_number: digits(6)}]
                            """));

    private SettingsTypes() {}

    private static ResourceRow named(String path, String singular) {
        return ResourceRow.of(path, singular).known().without("info");
    }

    private static void nameActivity(ObjectNode type) {
        int position = Known.ids("activityType", ACTIVITIES.size())
                .indexOf(type.path("id").asText());
        if (position >= 0) {
            type.put("name", ACTIVITIES.get(position));
        }
    }

    private static void describe(CustomFields.Definition definition, ObjectNode document) {
        document.put("context", definition.context())
                .put("type", definition.type())
                .put("label", definition.label());
        if (definition.type().endsWith("_select")) {
            document.withObject("configuration").set("options", options(Json.strings(CustomFields.options())));
        }
    }

    private static void configuration(ObjectNode document, JsonNode written) {
        document.withObject("configuration").set("options", options(written.path("options")));
    }

    private static ArrayNode options(JsonNode values) {
        ArrayNode options = Json.array();
        for (JsonNode value : values) {
            options.addObject()
                    .put("id", Known.ids(value.asText(), 1).getFirst())
                    .set("value", value);
        }
        return options;
    }
}
