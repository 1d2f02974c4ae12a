package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.dev.servers.Servers;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.support.Documents;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is storable PostgreSQL holds and gives back, and what it refuses is not storable. */
class StorableIT {
    private final DatabaseAccess database = Servers.shared().newDatabase();

    @Test
    void takesTheLargestAndFinestNumbersThatAreStorable() throws SQLException {
        for (String number : List.of("1e899", "-9e899", "1e-899", "123456789.000000001", "1e300")) {
            assertThat(Storable.check(Documents.document(number))).as(number).isTrue();
            var kept = Documents.document(stored(number)).getBigDecimalValue();
            assertThat(kept).as(number).isEqualByComparingTo(new BigDecimal(number));
        }
    }

    @Test
    void refusesWhatIsNotStorable() {
        var beyond = List.of("1e131072", "1e-16384", "'a\\u0000'", "'\\ud800'", "{'\\u0000': 1}");
        for (String document : beyond) {
            var parsed = Documents.document(document);
            assertThat(Storable.check(parsed)).as(document).isFalse();
            assertThatThrownBy(() -> stored(escaped(parsed))).as(document).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void givesBackEveryCharacterThatIsStorable() throws Exception {
        var text = new StringBuilder();
        for (int c = 1; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 997) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                text.appendCodePoint(c);
            }
        }
        var node = JsonNode.createStringNode(text.toString());

        assertThat(Storable.check(node)).isTrue();
        assertThat(Json.read(stored(Json.write(node)))).isEqualTo(node);
    }

    /** As text that reaches the database whole: what Java cannot encode is escaped. */
    private static String escaped(JsonNode node) {
        return Json.write(node).replace("\ud800", "\\ud800");
    }

    private String stored(String json) throws SQLException {
        try (var connection = database.open();
                var statement = connection.prepareStatement("SELECT ?::jsonb::text")) {
            statement.setString(1, json);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
