package io.teamleaderhub.teamleader.connection;

/**
 * Whose token it is.
 *
 * @param accountId the Teamleader account
 * @param userName the user's first and last name; empty when Teamleader tells none
 */
public record Identity(String accountId, String userName) {}
