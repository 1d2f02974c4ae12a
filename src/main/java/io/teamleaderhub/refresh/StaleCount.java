package io.teamleaderhub.refresh;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;

/**
 * How far behind the mirror may be.
 *
 * @param stale keys somebody is waiting for
 * @param details keys whose list row is current and whose details follow
 * @param waiting keys that failed and will be tried again
 * @param dead dead letters
 * @param lagSeconds age of the oldest change announced and not yet fetched
 */
@Serdeable
@Introspected
public record StaleCount(long stale, long details, long waiting, long dead, double lagSeconds) {}
