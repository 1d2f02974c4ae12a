package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.teamleaderhub.dev.simulator.shape.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Makes documents after a written {@link Shape}, then has them finished where one field depends on another. */
final class ShapedGenerator implements Generator {
    private static final List<String> CREATED = List.of("created_at", "added_at");
    private static final int MOST_ITEMS = 3;

    private final String idKey;
    private final Shape.Fields shape;
    private final BiConsumer<ObjectNode, Context> finish;

    ShapedGenerator(String idKey, String shape, BiConsumer<ObjectNode, Context> finish) {
        this.idKey = idKey;
        this.shape = Shape.of(shape);
        this.finish = finish;
    }

    @Override
    public ObjectNode blank(String id) {
        ObjectNode document = Json.object().put(idKey, id);
        shape.byName().forEach((name, field) -> document.set(name, blank(field, id)));
        return document;
    }

    @Override
    public ObjectNode generate(String id, Context context) {
        ObjectNode document = Json.object().put(idKey, id);
        shape.byName().forEach((name, field) -> document.set(name, generate(field, id, context)));
        finish.accept(document, context);
        inOrder(document);
        return document;
    }

    private static JsonNode blank(Shape shape, String id) {
        return switch (shape) {
            case Shape.Fields fields -> {
                ObjectNode object = Json.object();
                fields.byName().forEach((name, field) -> object.set(name, blank(field, id)));
                yield object;
            }
            case Shape.Items _ -> Json.array();
            case Shape.Choice choice -> TextNode.valueOf(choice.values().getFirst());
            case Shape.OrNull _, Shape.Reference _ -> NullNode.getInstance();
            case Shape.Kind kind ->
                Kinds.structure(kind).map(structure -> blank(structure, id)).orElseGet(() -> Kinds.blank(kind, id));
        };
    }

    private static JsonNode generate(Shape shape, String id, Context context) {
        Draw draw = context.draw();
        return switch (shape) {
            case Shape.Fields fields -> {
                ObjectNode object = Json.object();
                fields.byName().forEach((name, field) -> object.set(name, generate(field, id, context)));
                yield object;
            }
            case Shape.Items items -> items(items.item(), id, context);
            case Shape.Choice choice -> TextNode.valueOf(draw.pick(choice.values()));
            case Shape.OrNull maybe -> draw.chance(70) ? generate(maybe.value(), id, context) : NullNode.getInstance();
            case Shape.Reference reference -> reference(draw.pick(reference.types()), context);
            case Shape.Kind kind ->
                Kinds.structure(kind)
                        .map(structure -> generate(structure, id, context))
                        .orElseGet(() -> Kinds.value(kind, id, context));
        };
    }

    private static ArrayNode items(Shape item, String id, Context context) {
        ArrayNode items = Json.array();
        for (int i = context.draw().below(MOST_ITEMS + 1); i > 0; i--) {
            JsonNode value = generate(item, id, context);
            boolean known = items.valueStream().anyMatch(value::equals);
            if (!value.isNull() && !known) {
                items.add(value);
            }
        }
        return items;
    }

    /** To some record; for types outside the catalogue, to one of a few ids that are the same in every run. */
    private static JsonNode reference(String singular, Context context) {
        Optional<ResourceType> type = Catalogue.bySingular(singular);
        Optional<String> id = type.isPresent()
                ? context.any(type.get())
                : Optional.of(context.draw().pick(Known.ids(singular, 4)));
        return id.<JsonNode>map(found -> Json.reference(singular, found)).orElse(NullNode.getInstance());
    }

    private static void inOrder(ObjectNode document) {
        for (String created : CREATED) {
            String earlier = document.path(created).asText();
            String later = document.path("updated_at").asText();
            if (document.hasNonNull(created) && document.hasNonNull("updated_at") && earlier.compareTo(later) > 0) {
                document.put(created, later).put("updated_at", earlier);
            }
        }
    }
}
