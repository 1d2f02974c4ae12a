package io.teamleaderhub.mirror.history;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/** What an entity was at an instant: whether that is known, whether it was there, its document then. */
@Introspected
record StateRow(boolean known, boolean live, @Nullable String data) {}
