/** What others rely on: the API document. */
@NullMarked
package io.teamleaderhub.contract;

import org.jspecify.annotations.NullMarked;
