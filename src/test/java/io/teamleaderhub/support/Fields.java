package io.teamleaderhub.support;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fields of a record, as a test writes them down. */
public final class Fields {
    private Fields() {}

    /** One field of text. */
    public static ObjectNode of(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    /** Two fields of text. */
    public static ObjectNode of(String name, String value, String otherName, String otherValue) {
        return of(name, value).put(otherName, otherValue);
    }
}
