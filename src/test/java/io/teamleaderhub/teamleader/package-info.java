@NullMarked
package io.teamleaderhub.teamleader;

import org.jspecify.annotations.NullMarked;
