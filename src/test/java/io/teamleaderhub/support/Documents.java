package io.teamleaderhub.support;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON documents written by hand. */
public final class Documents {
    private Documents() {}

    /** Reads a document in which apostrophes stand for quotation marks. */
    public static JsonNode document(String text) {
        try {
            return Json.read(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
