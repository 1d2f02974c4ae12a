@NullMarked
package io.teamleaderhub.webhook;

import org.jspecify.annotations.NullMarked;
