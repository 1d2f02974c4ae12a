@NullMarked
package io.teamleaderhub.platform;

import org.jspecify.annotations.NullMarked;
