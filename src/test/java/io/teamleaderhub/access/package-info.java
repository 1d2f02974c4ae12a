@NullMarked
package io.teamleaderhub.access;

import org.jspecify.annotations.NullMarked;
