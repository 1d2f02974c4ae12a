package io.teamleaderhub.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.1", "123.450", "1.0", "3.14159265358979323846264338327950288419716939937510"})
    void keepsDecimalsAsTheyWere(String number) throws IOException {
        var document = "{\"amount\":" + number + "}";

        assertThat(Json.member(Json.read(document), "amount").getBigDecimalValue())
                .isEqualTo(new BigDecimal(number));
        assertThat(Json.write(Json.read(document))).isEqualTo(document);
    }

    @Test
    void keepsWholeNumbersOfAnySizeAndUnknownKeysInTheirOrder() throws IOException {
        var document = "{\"z\":12345678901234567890123,\"a\":[1,null,true,\"é😀\"],\"unknown\":{\"x\":{}}}";

        assertThat(Json.write(Json.read(document))).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{}x",
                "[1,2",
                "{\"a\":NaN}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":\"\t\"}",
                "{\"a\":1e99999999999}"
            })
    void refusesWhatIsNotExactlyOneDocument(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> Json.read("{\"name\":\"é\"}".getBytes(ISO_8859_1)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesMoreDepthAndLongerNumbersThanItsBounds() throws IOException {
        assertThat(Json.read("[".repeat(200) + "]".repeat(200)).isArray()).isTrue();
        assertThatThrownBy(() -> Json.read("[".repeat(201) + "]".repeat(201))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Json.read("[".repeat(1_000_000))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Json.read("1".repeat(1_001))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"b\":1.0,\"a\":{\"d\":2,\"c\":3}} | {\"a\":{\"c\":3,\"d\":2.00},\"b\":1}",
                "[100, 0.5]                           | [1e2, 0.50]",
                "0.000                                | 0"
            })
    void equalDocumentsHaveOneCanonicalForm(String one, String other) throws IOException {
        assertThat(Json.canonical(Json.read(one))).isEqualTo(Json.canonical(Json.read(other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1,2]|[2,1]", "{\"a\":null}|{}", "\"1\"|1", "{\"a\":1}|{\"a\":1.01}"})
    void differentDocumentsDoNot(String one, String other) throws IOException {
        assertThat(Json.canonical(Json.read(one))).isNotEqualTo(Json.canonical(Json.read(other)));
    }

    @Test
    void aMemberThatIsNotThereIsAJsonNullAndOnlyAStringHasText() throws IOException {
        var document = Json.read("{\"text\":\"a\",\"number\":1,\"none\":null}");

        assertThat(Json.member(document, "missing")).isEqualTo(JsonNode.nullNode());
        assertThat(Json.member(Json.read("[]"), "text")).isEqualTo(JsonNode.nullNode());
        assertThat(Json.text(document, "text")).contains("a");
        assertThat(Json.text(document, "number")).isEmpty();
        assertThat(Json.text(document, "none")).isEmpty();
    }
}
