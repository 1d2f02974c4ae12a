package io.teamleaderhub.teamleader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntityTypeTest {
    @Test
    void namesEveryWebhookThatTouchesAType() {
        assertThat(EntityType.CONTACT.eventTypes())
                .containsExactlyInAnyOrder(
                        "contact.added",
                        "contact.updated",
                        "contact.deleted",
                        "contact.linkedToCompany",
                        "contact.unlinkedFromCompany",
                        "contact.updatedLinkToCompany");
        assertThat(EntityType.COMPANY.eventTypes())
                .containsExactlyInAnyOrder("company.added", "company.updated", "company.deleted");
        assertThat(EntityType.DEAL.eventTypes())
                .containsExactlyInAnyOrder(
                        "deal.created", "deal.updated", "deal.deleted", "deal.won", "deal.lost", "deal.moved");
    }

    @Test
    void linksAndPaymentsGoStraightToInfo() {
        assertThat(Arrays.stream(EntityType.values())
                        .flatMap(type -> type.eventTypes().stream().filter(type::needsDetail)))
                .containsExactlyInAnyOrder(
                        "contact.linkedToCompany",
                        "contact.unlinkedFromCompany",
                        "contact.updatedLinkToCompany",
                        "invoice.paymentRegistered",
                        "invoice.paymentRemoved");
    }

    @Test
    void hasEveryWebhookSubjectButTheAccount() {
        assertThat(Arrays.stream(EntityType.values())
                        .filter(type -> !type.eventTypes().isEmpty())
                        .map(EntityType::singular))
                .containsExactlyInAnyOrder(
                        "call",
                        "company",
                        "contact",
                        "creditNote",
                        "deal",
                        "incomingCreditNote",
                        "incomingInvoice",
                        "invoice",
                        "meeting",
                        "milestone",
                        "nextgenProject",
                        "nextgenTask",
                        "product",
                        "project",
                        "receipt",
                        "subscription",
                        "task",
                        "ticket",
                        "ticketMessage",
                        "timeTracking",
                        "user");
    }

    @ParameterizedTest
    @EnumSource
    void isNamedAsPeopleDo(EntityType type) {
        assertThat(EntityType.named(type.singular())).contains(type);
        assertThat(EntityType.named(type.plural())).contains(type);
        assertThat(EntityType.named(type.path()))
                .isEqualTo(EntityType.named(type == EntityType.TICKET_MESSAGE ? "tickets" : type.plural()));
    }

    @ParameterizedTest
    @EnumSource
    void whatNothingAnnouncesIsListedNowAndThen(EntityType type) {
        boolean deletionsAreAnnounced = type.eventTypes().contains(type.singular() + ".deleted");
        assertThat(type.polled()).isEqualTo(!deletionsAreAnnounced);
    }

    @Test
    void anotherTypesEventOrAnUnknownOneNeedsNoDetail() {
        assertThat(EntityType.COMPANY.needsDetail("contact.linkedToCompany")).isFalse();
        assertThat(EntityType.CONTACT.needsDetail("contact.somethingNew")).isFalse();
        assertThat(EntityType.CONTACT.needsDetail("linkedToCompany")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsSingularAndByNothingElse(EntityType type) {
        assertThat(EntityType.find(type.singular())).contains(type);
        assertThat(EntityType.find(type.plural())).isEqualTo(Optional.empty());
        assertThat(EntityType.find(type.singular().toUpperCase(Locale.ROOT))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noKeyIsOnlyInListsAndOnlyInInfo(EntityType type) {
        assertThat(Collections.disjoint(type.infoOnlyKeys(), type.listOnlyKeys()))
                .isTrue();
        assertThat(type.infoSaysMore()).isEqualTo(!type.infoOnlyKeys().isEmpty());
        assertThat(type.listSaysMore()).isEqualTo(!type.listOnlyKeys().isEmpty() && type.listedByIds());
    }
}
