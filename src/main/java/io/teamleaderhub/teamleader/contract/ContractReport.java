package io.teamleaderhub.teamleader.contract;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Whether the API still keeps what the hub relies on.
 *
 * @param checks every check made so far, what is broken first
 * @param suspended the types that Teamleader denies
 */
@Serdeable
record ContractReport(List<ContractCheck> checks, List<SuspendedType> suspended) {}
