package io.teamleaderhub.webhook.registration;

/**
 * What a check changed at Teamleader: how many types on how many URLs together.
 *
 * @param registered types registered
 * @param unregistered types unregistered
 */
record Changed(int registered, int unregistered) {}
