/**
 * The registrations of this hub's webhook URLs at Teamleader: what is wanted against what is listed, healed every few minutes,
 * and the rotation from one URL to the next.
 */
@NullMarked
package io.teamleaderhub.webhook.registration;

import org.jspecify.annotations.NullMarked;
