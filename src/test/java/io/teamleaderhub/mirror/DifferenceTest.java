package io.teamleaderhub.mirror;

import static io.teamleaderhub.support.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {}",
                "{'a': 1, 'b': 2} | {'b': 2, 'a': 1}",
                "{'a': 1.50} | {'a': 1.5}",
                "{'a': 100} | {'a': 1E2}",
                "{'a': 0} | {'a': -0.00}",
                "{'a': {'b': [1, {'c': null}]}} | {'a': {'b': [1.0, {'c': null}]}}",
            })
    void equalDocumentsDoNotDiffer(String before, String after) {
        assertThat(paths(before, after)).isEmpty();
    }

    @Test
    void namesWhatChangedCameAndWent() {
        assertThat(paths("{'same': 1, 'changed': 1, 'gone': 1}", "{'same': 1, 'changed': 2, 'came': 1}"))
                .containsExactly("came", "changed", "gone");
    }

    @Test
    void entersObjectsAndComparesArraysWhole() {
        assertThat(paths(
                        "{'address': {'city': 'Gent', 'line': 'x'}, 'tags': ['a', 'b']}",
                        "{'address': {'city': 'Aalst', 'line': 'x'}, 'tags': ['b', 'a']}"))
                .containsExactly("address.city", "tags");
    }

    @Test
    void tellsAbsentFromNullAndANumberFromItsText() {
        assertThat(paths("{'a': null, 'b': 1}", "{'b': '1'}")).containsExactly("a", "b");
    }

    @Test
    void anObjectInPlaceOfAValueIsOneChange() {
        assertThat(paths("{'a': 1}", "{'a': {'b': 1, 'c': 2}}")).containsExactly("a");
    }

    private static List<String> paths(String before, String after) {
        return Difference.paths(document(before), document(after));
    }
}
