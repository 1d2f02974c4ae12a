/**
 * A Teamleader Focus to develop and test against: OAuth host, rate-limited API, webhooks and the faults of all three.
 * Written from the public documentation alone, it shares no code with the hub's client.
 */
@NullMarked
package io.teamleaderhub.dev.simulator;

import org.jspecify.annotations.NullMarked;
