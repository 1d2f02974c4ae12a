package io.teamleaderhub.teamleader;

import io.micronaut.http.HttpHeaders;
import java.util.Optional;

/**
 * An answer with the headers it came with, for whoever looks at the API itself rather than at its data.
 *
 * @param answer what the call came to
 * @param headers empty when no answer came
 */
public record Reply(Answer answer, Optional<HttpHeaders> headers) {
    static Reply none(Answer answer) {
        return new Reply(answer, Optional.empty());
    }
}
