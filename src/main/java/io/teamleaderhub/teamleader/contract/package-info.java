/**
 * Whether the API still keeps what this hub relies on. A canary looks at the start and daily, with few calls, and what it
 * saw is stored, so that every process and the next one knows ({@code Contract}). A type that Teamleader denies is
 * suspended, visibly, until it answers again ({@code Suspensions}).
 */
@NullMarked
package io.teamleaderhub.teamleader.contract;

import org.jspecify.annotations.NullMarked;
