/** What stands before every request, on every port: limits, strict framing, fixed refusals, headers of every answer. */
@NullMarked
package io.teamleaderhub.front;

import org.jspecify.annotations.NullMarked;
