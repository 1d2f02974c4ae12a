/**
 * The feed: every change of the mirror as a record of topic {@code teamleader.entities}.
 *
 * <p>One process leads, elected by lease and fenced by Kafka's transactional id. It reads history in the order of its numbers
 * and publishes each entity as it is now, once for each number that is its latest. Where it is, Kafka keeps, in the
 * transaction of the records; PostgreSQL follows.
 */
@NullMarked
package io.teamleaderhub.mirror.feed;

import org.jspecify.annotations.NullMarked;
