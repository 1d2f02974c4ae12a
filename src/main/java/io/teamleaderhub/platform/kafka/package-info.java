/** What the owners of a topic have in common. */
@NullMarked
package io.teamleaderhub.platform.kafka;

import org.jspecify.annotations.NullMarked;
