package io.teamleaderhub.platform.selection;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Where a page of a list ended: the columns that order the list, of the page's last item, as text that travels in a query. */
public final class Cursor {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final List<Column> columns;

    /** The cursors of a list in the order of those columns. */
    public Cursor(Column... columns) {
        this.columns = List.of(columns);
    }

    /** What a column holds. */
    public enum Kind {
        INSTANT,
        TEXT,
        ID,
        /** A whole number of at most 18 digits. */
        NUMBER
    }

    /** A column that orders a list. */
    public record Column(String name, Kind kind) {
        private boolean takes(@Nullable String value) {
            return switch (kind) {
                case INSTANT -> Named.isInstant(value);
                case TEXT -> Named.isText(value);
                case ID -> value != null && Ids.parse(value).isPresent();
                case NUMBER -> value != null && NUMBER.matcher(value).matches();
            };
        }
    }

    /** The cursor after an item whose columns hold that, one value each. */
    public String after(Object... last) {
        var place = new LinkedHashMap<String, JsonNode>();
        for (int i = 0; i < columns.size(); i++) {
            place.put(columns.get(i).name(), JsonNode.createStringNode(last[i].toString()));
        }
        var json = Json.write(JsonNode.createObjectNode(place));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place as statements take it, a JSON object of the columns; empty stays empty.
     *
     * @throws HubException 400 for what {@link #after} did not make
     */
    public String read(String cursor) {
        if (cursor.isEmpty()) {
            return "";
        }
        try {
            var place = Json.read(Base64.getUrlDecoder().decode(cursor));
            if (isPlace(place)) {
                return Json.write(place);
            }
        } catch (IllegalArgumentException | IOException e) {
            throw none();
        }
        throw none();
    }

    /**
     * As {@link #read}, the columns one by one, in their order; empty when the cursor is.
     *
     * @throws HubException 400 for what {@link #after} did not make
     */
    public List<String> values(String cursor) {
        var place = read(cursor);
        if (place.isEmpty()) {
            return List.of();
        }
        try {
            var node = Json.read(place);
            return columns.stream()
                    .map(column -> Json.text(node, column.name()).orElseThrow())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isPlace(JsonNode place) {
        return place.isObject()
                && names(place).equals(columns.stream().map(Column::name).toList())
                && columns.stream()
                        .allMatch(column ->
                                column.takes(Json.text(place, column.name()).orElse(null)));
    }

    private static List<String> names(JsonNode place) {
        return StreamSupport.stream(place.entries().spliterator(), false)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static HubException none() {
        return new HubException(HttpStatus.BAD_REQUEST, "cursor is none of this list; leave it out to start anew.");
    }
}
