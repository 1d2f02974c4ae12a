package io.teamleaderhub.teamleader.connection;

/**
 * Published in this process after a consent was stored.
 *
 * @param accountId the account that consented
 */
public record Connected(String accountId) {}
