package io.teamleaderhub.dev.simulator;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The 95 event types that can be registered for. */
final class WebhookTypes {
    private static final String DOCUMENT =
            "added approved bookkeepingSubmissionFailed bookkeepingSubmissionSucceeded deleted refused updated";

    static final Set<String> ALL = Stream.of(
                    types("account", "deactivated deleted"),
                    types("call", "added completed deleted updated"),
                    types("company", "added deleted updated"),
                    types("contact", "added deleted updated linkedToCompany unlinkedFromCompany updatedLinkToCompany"),
                    types("creditNote", "booked deleted sent updated peppolSubmissionFailed peppolSubmissionSucceeded"),
                    types("deal", "created deleted lost moved updated won"),
                    types("incomingCreditNote", DOCUMENT),
                    types("incomingInvoice", DOCUMENT),
                    types("invoice", "booked deleted drafted paymentRegistered paymentRemoved sent updated"),
                    types("invoice", "peppolSubmissionFailed peppolSubmissionSucceeded"),
                    types("meeting", "created completed deleted updated"),
                    types("milestone", "created updated"),
                    types("nextgenProject", "created updated closed deleted"),
                    types("nextgenTask", "created updated completed deleted"),
                    types("product", "added updated deleted"),
                    types("project", "created updated deleted"),
                    types("receipt", DOCUMENT),
                    types("subscription", "added updated deactivated deleted"),
                    types("task", "created updated completed deleted"),
                    types("ticket", "created updated closed reopened deleted"),
                    types("ticketMessage", "added"),
                    types("timeTracking", "added updated deleted"),
                    types("user", "deactivated"))
            .flatMap(types -> types)
            .collect(Collectors.toUnmodifiableSet());

    private WebhookTypes() {}

    private static Stream<String> types(String subject, String suffixes) {
        return Arrays.stream(suffixes.split(" ", -1)).map(suffix -> subject + "." + suffix);
    }
}
