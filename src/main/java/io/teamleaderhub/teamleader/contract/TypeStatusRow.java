package io.teamleaderhub.teamleader.contract;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

@MappedEntity(value = "type_status", schema = "hub")
record TypeStatusRow(@Id String type, String state, String why, Instant since, Instant checkedAt) {
    boolean suspended() {
        return state.equals("suspended");
    }

    SuspendedType shown() {
        return new SuspendedType(type, why, since, checkedAt);
    }
}
