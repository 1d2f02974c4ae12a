/** One key's story beside the fetch log: what is still to be fetched, what its fetches cost, and what was given up. */
@NullMarked
package io.teamleaderhub.refresh.story;

import org.jspecify.annotations.NullMarked;
