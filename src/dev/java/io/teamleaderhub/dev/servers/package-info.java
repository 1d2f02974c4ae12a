/** Real PostgreSQL and Kafka for tests and the demo, and processes that a test can freeze, stop and kill. */
@NullMarked
package io.teamleaderhub.dev.servers;

import org.jspecify.annotations.NullMarked;
