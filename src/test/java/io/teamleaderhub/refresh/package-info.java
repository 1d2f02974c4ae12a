@NullMarked
package io.teamleaderhub.refresh;

import org.jspecify.annotations.NullMarked;
