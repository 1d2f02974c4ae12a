package io.teamleaderhub.dev.simulator.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a JSON value looks like. Written down, fields stand one to a line or separated by commas:
 *
 * <pre>{@code
 * title: title                       a kind of value, by the name the generator knows it by
 * weight: int(100)                   a kind with an argument
 * status: open|done                  one of these texts
 * unit: =min                         always this text
 * assignee: ->user?                  a reference {type, id}; ? is null now and then
 * customer: ->contact|company        a reference to one of these types
 * lines: [{name: title, of: ->deal}] a few such objects
 * }</pre>
 */
public sealed interface Shape {
    /** An object with these fields, in this order. */
    record Fields(Map<String, Shape> byName) implements Shape {
        public Fields {
            byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }
    }

    /** An array of such items. */
    record Items(Shape item) implements Shape {}

    /** The value, or null. */
    record OrNull(Shape value) implements Shape {}

    /** {@code {type, id}} of a record of one of these types. */
    record Reference(List<String> types) implements Shape {
        public Reference {
            types = List.copyOf(types);
        }
    }

    /** One of these texts. */
    record Choice(List<String> values) implements Shape {
        public Choice {
            values = List.copyOf(values);
        }
    }

    /** A value known by name; the argument is empty when there is none. */
    record Kind(String name, String argument) implements Shape {}

    /**
     * Reads the fields of a written shape.
     *
     * @throws IllegalArgumentException when it is not written as described above
     */
    static Fields of(String text) {
        return new ShapeReader(text).document();
    }
}
