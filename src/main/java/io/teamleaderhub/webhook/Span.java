package io.teamleaderhub.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param after where it begins, not included; null for as long ago as events are kept
 * @param until where it ends, included
 */
public record Span(@Nullable Instant after, Instant until) {}
