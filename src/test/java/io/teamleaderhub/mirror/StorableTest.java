package io.teamleaderhub.mirror;

import static io.teamleaderhub.support.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'name': 'Zo\u00eb \ud83d\ude00', '\ud83d\ude00': 1}",
                "{'name': '\\ud83d\\ude00', 'tab': '\\t\\u0001\\uffff'}",
                "{'a': [1.5, -0, 1e300, 1e-300, {'b': [true, null]}]}",
                "{'digits': 1e899, 'fraction': 1e-899}",
                "[[[[[[]]]]]]",
                "'text'"
            })
    void whatJsonbHoldsIsStorable(String document) {
        assertThat(Storable.check(document(document))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name': 'a\\u0000b'}",
                "{'na\\u0000me': 1}",
                "{'a': [{'b': '\\u0000'}]}",
                "{'name': '\\ud800'}",
                "{'name': 'x\\ud83d'}",
                "{'name': '\\ude00\\ud83d'}",
                "{'name': '\\ud83d\\ud83d\\ude00'}",
                "{'na\\udc00me': 1}",
                "{'a': 1e900}",
                "{'a': 1e-900}",
                "{'a': -1e999999999}",
                "{'a': 1e-999999999}",
                "{'a': [[1e900]]}"
            })
    void whatJsonbRefusesIsNotStorable(String document) {
        assertThat(Storable.check(document(document))).isFalse();
    }
}
