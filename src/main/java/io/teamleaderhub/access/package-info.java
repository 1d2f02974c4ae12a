/**
 * Who may do what. Denied unless a route says otherwise; until accounts exist there is one role, {@code OPERATOR}, held by
 * whoever has the operator token.
 */
@NullMarked
package io.teamleaderhub.access;

import org.jspecify.annotations.NullMarked;
