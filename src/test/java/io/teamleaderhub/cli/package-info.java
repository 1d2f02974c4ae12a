@NullMarked
package io.teamleaderhub.cli;

import org.jspecify.annotations.NullMarked;
