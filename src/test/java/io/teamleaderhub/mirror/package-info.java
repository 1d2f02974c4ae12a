@NullMarked
package io.teamleaderhub.mirror;

import org.jspecify.annotations.NullMarked;
