package io.teamleaderhub.mirror;

/**
 * What the mirror forgot, or would forget, of an entity.
 *
 * @param rows documents: 0 or 1
 * @param versions lines of history
 */
public record Erased(long rows, long versions) {}
