package io.teamleaderhub.teamleader.contract;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.OneLine;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The 95 webhook types that Teamleader has. Source: the API specification, version 1.112.0 (and 1.221.0: the same). */
final class WebhookTypes {
    static final String NAME = "webhook_types";
    private static final String DOCUMENT =
            "added approved bookkeepingSubmissionFailed bookkeepingSubmissionSucceeded deleted refused updated";
    private static final String PEPPOL = "peppolSubmissionFailed peppolSubmissionSucceeded";
    private static final int LONGEST = 300;

    private static final Set<String> KNOWN = Stream.of(
                    of("account", "deactivated deleted"),
                    of("call", "added completed deleted updated"),
                    of("company", "added deleted updated"),
                    of("contact", "added deleted updated linkedToCompany unlinkedFromCompany updatedLinkToCompany"),
                    of("creditNote", "booked deleted sent updated " + PEPPOL),
                    of("deal", "created deleted lost moved updated won"),
                    of("incomingCreditNote", DOCUMENT),
                    of("incomingInvoice", DOCUMENT),
                    of("invoice", "booked deleted drafted paymentRegistered paymentRemoved sent updated " + PEPPOL),
                    of("meeting", "created completed deleted updated"),
                    of("milestone", "created updated"),
                    of("nextgenProject", "created updated closed deleted"),
                    of("nextgenTask", "created updated completed deleted"),
                    of("product", "added updated deleted"),
                    of("project", "created updated deleted"),
                    of("receipt", DOCUMENT),
                    of("subscription", "added updated deactivated deleted"),
                    of("task", "created updated completed deleted"),
                    of("ticket", "created updated closed reopened deleted"),
                    of("ticketMessage", "added"),
                    of("timeTracking", "added updated deleted"),
                    of("user", "deactivated"))
            .flatMap(types -> types)
            .collect(Collectors.toUnmodifiableSet());

    private WebhookTypes() {}

    private static Stream<String> of(String subject, String suffixes) {
        return Arrays.stream(suffixes.split(" ", -1)).map(suffix -> subject + "." + suffix);
    }

    /**
     * Every type registered is a known one, and this hub's URL, once it is registered, has every type it wants.
     *
     * @param publicUrl how this hub's webhook URLs begin
     * @param wanted the types that this hub wants
     */
    static Finding check(JsonNode registered, String publicUrl, Collection<String> wanted) {
        var all = new TreeSet<String>();
        var ours = new TreeSet<String>();
        for (JsonNode row : registered.values()) {
            boolean own = Json.text(row, "url")
                    .filter(url -> url.startsWith(publicUrl))
                    .isPresent();
            Json.member(row, "types").values().forEach(type -> {
                all.add(type.coerceStringValue());
                if (own) {
                    ours.add(type.coerceStringValue());
                }
            });
        }
        if (!KNOWN.containsAll(all)) {
            all.removeAll(KNOWN);
            return Finding.changed(NAME, OneLine.of("unknown: " + String.join(", ", all), LONGEST));
        }
        if (publicUrl.isEmpty() || ours.isEmpty()) {
            return Finding.notCheckable(NAME, "no webhooks are registered for this hub yet");
        }
        var missing = new TreeSet<>(wanted);
        missing.removeAll(ours);
        return missing.isEmpty()
                ? Finding.ok(NAME, ours.size() + " registered, all known")
                : Finding.changed(NAME, OneLine.of("not registered: " + String.join(", ", missing), LONGEST));
    }
}
