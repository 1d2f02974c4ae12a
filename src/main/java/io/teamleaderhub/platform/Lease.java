package io.teamleaderhub.platform;

import java.util.UUID;

/** A lease held: prolong or release it with this. */
public record Lease(String name, UUID token) {}
