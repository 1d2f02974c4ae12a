package io.teamleaderhub.teamleader.contract;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

@MappedEntity(value = "contract_check", schema = "hub")
record ContractRow(@Id String name, String outcome, String evidence, Instant since, Instant checkedAt) {
    boolean broken() {
        return outcome.equals("changed");
    }

    ContractCheck shown() {
        return new ContractCheck(name, outcome, evidence, since, checkedAt);
    }
}
