package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of src/docs/cookbook.md answers its question, to whoever may read the views. */
class CookbookIT {
    private static final Path COOKBOOK = Path.of("src/docs/cookbook.md");
    private static final Pattern SECTION = Pattern.compile("^### ", Pattern.MULTILINE);
    private static final Pattern QUERY = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    /** What the first row says in src/test/resources/cookbook-world.sql. */
    private static final Map<String, Map<String, Object>> ANSWERS = Map.ofEntries(
            Map.entry("What is open, by phase?", Map.of("phase", "contacted", "value", number("1000"))),
            Map.entry("How many deals are won, by source?", Map.of("won", 2L, "lost", 1L, "win_rate", number("0.67"))),
            Map.entry(
                    "Of the deals that came into a phase, how many were won in the end?",
                    Map.of("came_in", 3L, "won", 2L)),
            Map.entry("Why are deals lost?", Map.of("reason", "Too expensive", "deals", 1L)),
            Map.entry("How many quotations are accepted, and what are they worth?", Map.of("rate", number("0.25"))),
            Map.entry("Who owes us what is overdue?", Map.of("invoices", 2L, "due", number("907.5"))),
            Map.entry("What do we sell most?", Map.of("product", "Flour", "revenue", number("1820"))),
            Map.entry("How soon do customers pay?", Map.of("days_on_average", number("40"), "late", 1L)),
            Map.entry("What comes in from subscriptions every month?", Map.of("monthly", number("400"))),
            Map.entry("What do we still have to pay to suppliers?", Map.of("to_pay", number("100"))),
            Map.entry("Which customers have we not been in touch with for half a year?", Map.of("name", "Mill")),
            Map.entry("Who is twice in the CRM?", Map.of("times", 2L)),
            Map.entry("Which tickets have been open longest?", Map.of("reference", number("2"), "messages", 2L)),
            Map.entry(
                    "How many hours went into each project last month, and whose?",
                    Map.of("project", "Web shop", "hours", number("2.5"), "invoiceable", number("1.5"))),
            Map.entry("Which projects are over their time?", Map.of("time_tracked_hours", number("2.5"))),
            Map.entry("What was deleted?", Map.of("name", "Gone")),
            Map.entry("What did a record look like a week ago?", Map.of("now_called", "Acme", "was_called", "Acne")),
            Map.entry("What is different from a week ago?", Map.of("value_before", "800", "value_today", "1000")));

    private static ViewDatabase database;

    @BeforeAll
    static void fill() throws SQLException {
        database = ViewDatabase.create();
        database.execute(Fixture.resource("cookbook-world.sql"));
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void theQueryAnswersItsQuestion(String question, String query) throws SQLException {
        var rows = database.rolledBack("SET LOCAL ROLE teamleader_reader", query);

        assertThat(rows).isNotEmpty();
        assertThat(rows.getFirst()).containsAllEntriesOf(ANSWERS.getOrDefault(question, Map.of()));
    }

    @Test
    void thereAreAsManyQueriesAsFences() throws IOException {
        assertThat(queries()).hasSizeGreaterThan(25);
        assertThat(queries().map(query -> query.get()[0])).containsAll(ANSWERS.keySet());
    }

    private static Stream<Arguments> queries() throws IOException {
        return SECTION.splitAsStream(Files.readString(COOKBOOK)).flatMap(section -> {
            String question = section.lines().findFirst().orElseThrow();
            return QUERY.matcher(section).results().map(query -> Arguments.of(question, query.group(1)));
        });
    }

    private static BigDecimal number(String text) {
        return ViewDatabase.plain(new BigDecimal(text));
    }
}
