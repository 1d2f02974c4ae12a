/** The simulator's answers held against the response schemas of Teamleader's OpenAPI document, which is not in the project. */
@NullMarked
package io.teamleaderhub.dev.contract;

import org.jspecify.annotations.NullMarked;
