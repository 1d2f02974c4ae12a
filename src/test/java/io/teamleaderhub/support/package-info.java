/** What the tests share: a hub with its surroundings, scaled counts, JSON by hand. */
@NullMarked
package io.teamleaderhub.support;

import org.jspecify.annotations.NullMarked;
