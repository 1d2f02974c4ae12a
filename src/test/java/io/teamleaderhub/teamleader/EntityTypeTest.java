package io.teamleaderhub.teamleader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
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
    void onlyLinkEventsGoStraightToInfo() {
        assertThat(Arrays.stream(EntityType.values())
                        .flatMap(type -> type.eventTypes().stream().filter(type::needsDetail)))
                .containsExactlyInAnyOrder(
                        "contact.linkedToCompany", "contact.unlinkedFromCompany", "contact.updatedLinkToCompany");
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
        assertThat(EntityType.find(type.path())).isEmpty();
        assertThat(EntityType.find(type.singular().toUpperCase(Locale.ROOT))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noKeyIsOnlyInListsAndOnlyInInfo(EntityType type) {
        assertThat(Collections.disjoint(type.infoOnlyKeys(), type.listOnlyKeys()))
                .isTrue();
        assertThat(type.infoSaysMore()).isEqualTo(!type.infoOnlyKeys().isEmpty());
        assertThat(type.listSaysMore()).isEqualTo(!type.listOnlyKeys().isEmpty());
    }
}
