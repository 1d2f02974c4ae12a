package io.teamleaderhub.dev.simulator.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a written {@link Shape} from left to right. */
final class ShapeReader {
    private final String text;
    private int at;

    ShapeReader(String text) {
        this.text = text;
    }

    Shape.Fields document() {
        Shape.Fields fields = fields();
        if (at < text.length()) {
            throw unreadable();
        }
        return fields;
    }

    private Shape.Fields fields() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        skip(" \n,");
        while (at < text.length() && text.charAt(at) != '}') {
            String name = word();
            expect(':');
            if (fields.put(name, shape()) != null) {
                throw new IllegalArgumentException(name + " stands twice in " + text);
            }
            skip(" \n,");
        }
        return new Shape.Fields(fields);
    }

    private Shape shape() {
        skip(" ");
        Shape shape = certain();
        return accept('?') ? new Shape.OrNull(shape) : shape;
    }

    private Shape certain() {
        if (accept('{')) {
            Shape fields = fields();
            expect('}');
            return fields;
        }
        if (accept('[')) {
            Shape items = new Shape.Items(shape());
            expect(']');
            return items;
        }
        if (text.startsWith("->", at)) {
            at += 2;
            return new Shape.Reference(words());
        }
        return accept('=') ? new Shape.Choice(List.of(word())) : named();
    }

    private Shape named() {
        List<String> words = words();
        if (words.size() > 1) {
            return new Shape.Choice(words);
        }
        if (!accept('(')) {
            return new Shape.Kind(words.getFirst(), "");
        }
        int end = text.indexOf(')', at);
        String argument = text.substring(at, end);
        at = end + 1;
        return new Shape.Kind(words.getFirst(), argument);
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of(word()));
        while (accept('|')) {
            words.add(word());
        }
        return words;
    }

    private String word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw unreadable();
        }
        return text.substring(start, at);
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean accept(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char expected) {
        if (!accept(expected)) {
            throw unreadable();
        }
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException("Unreadable from: " + text.substring(at));
    }
}
