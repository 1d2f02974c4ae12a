/**
 * What all calls to Teamleader have in common: whom to call and how long, what the rate limit headers and the error bodies
 * say.
 */
@NullMarked
package io.teamleaderhub.teamleader.http;

import org.jspecify.annotations.NullMarked;
