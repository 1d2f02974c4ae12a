/**
 * A hub with its surroundings: settings for given servers and simulator, the consent by the real OAuth flow, and the
 * comparison of source and mirror. The demo and the tests stand on it.
 */
@NullMarked
package io.teamleaderhub.dev.world;

import org.jspecify.annotations.NullMarked;
