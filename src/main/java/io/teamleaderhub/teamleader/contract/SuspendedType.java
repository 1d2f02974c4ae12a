package io.teamleaderhub.teamleader.contract;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * A type that Teamleader denies this hub: scope missing, or module off.
 *
 * @param type its singular name
 * @param why what Teamleader says
 * @param since since when
 * @param checkedAt when it was last tried
 */
@Serdeable
public record SuspendedType(String type, String why, Instant since, Instant checkedAt) {}
