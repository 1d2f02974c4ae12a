package io.teamleaderhub.webhook.registration;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What a check changed at Teamleader: how many types on how many URLs together.
 *
 * @param registered types registered
 * @param unregistered types unregistered
 */
@Serdeable
record Changed(int registered, int unregistered) {}
