package io.teamleaderhub.refresh;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;

/**
 * How far behind the mirror may be.
 *
 * @param stale keys somebody is waiting for
 * @param details keys whose list row is current and whose details follow
 * @param waiting keys that failed and will be tried again
 * @param suspended keys that wait for their type, which Teamleader denies
 * @param withheld keys whose deletion waits for a person: a full sync missed too many at once
 * @param dead dead letters
 * @param lagSeconds age of the oldest change announced and not yet fetched
 */
@Serdeable
@Introspected
public record StaleCount(
        long stale, long details, long waiting, long suspended, long withheld, long dead, double lagSeconds) {}
