/**
 * One entity's story across the rooms: what arrived about it, what was fetched and at what cost, which versions came of it,
 * and what failed. Each room reads its own tables; this one only puts together.
 */
@NullMarked
package io.teamleaderhub.explain;

import org.jspecify.annotations.NullMarked;
