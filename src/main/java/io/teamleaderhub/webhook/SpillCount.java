package io.teamleaderhub.webhook;

import io.micronaut.core.annotation.Introspected;

/**
 * What waits for Kafka.
 *
 * @param events how many events
 * @param oldestSeconds how long ago the first of them was received; 0 when there is none
 */
@Introspected
record SpillCount(long events, double oldestSeconds) {}
