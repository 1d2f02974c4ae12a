package io.teamleaderhub.webhook.proof;

/**
 * A request whose signature is right.
 *
 * @param webhookId the sender's id of the event
 * @param secretId which secret it was signed with
 */
record SignedRequest(String webhookId, String secretId) {}
