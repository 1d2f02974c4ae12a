package io.teamleaderhub.teamleader.contract;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * One thing the hub relies on, and whether the API was last seen to keep it.
 *
 * @param name what is checked: {@code contact.includes}, {@code rate_limit}, …
 * @param outcome {@code ok}, {@code changed}, or {@code not_checkable} as long as nothing could be seen yet
 * @param evidence what was seen
 * @param since since when the outcome is that
 * @param checkedAt when that was last seen
 */
@Serdeable
public record ContractCheck(String name, String outcome, String evidence, Instant since, Instant checkedAt) {}
