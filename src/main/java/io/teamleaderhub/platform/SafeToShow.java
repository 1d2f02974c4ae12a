package io.teamleaderhub.platform;

/** Marks an exception whose message was written for the caller and may leave in an error body. */
public interface SafeToShow {}
