/**
 * The door: Teamleader's webhooks land on a signed URL and are durable, in Kafka or else in PostgreSQL (the spill), before
 * they are answered. Owns the webhooks topic, the spill, the event log, rejected events, the registrations at Teamleader, and the gaps: times in which webhooks may have been
 * lost.
 *
 * <p>An event is only a hint that an entity may be stale; nothing of it but its key is ever believed.
 */
@NullMarked
package io.teamleaderhub.webhook;

import org.jspecify.annotations.NullMarked;
