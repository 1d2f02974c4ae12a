package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** Keeps both ends of every {@link Link} in step. Nothing of this raises an event. */
final class Links {
    private final Store store;

    Links(Store store) {
        this.store = store;
    }

    /** Puts a new record in the store and into the lists of those it refers to. */
    void put(ResourceType type, ObjectNode document) {
        Stored stored = new Stored(document, type.names().idKey());
        store.put(type, stored);
        for (Link link : type.links()) {
            change(link, document, other -> link.connect(type.singular(), stored.id(), document, other));
        }
    }

    /** The lists of those it refers to, when a record refers to others than before. */
    void move(ResourceType type, String id, ObjectNode before, ObjectNode after) {
        for (Link link : type.links()) {
            if (!before.path(link.field()).equals(after.path(link.field()))) {
                change(link, before, other -> link.disconnect(id, other));
                change(link, after, other -> link.connect(type.singular(), id, after, other));
            }
        }
    }

    /** Takes a record out of the lists of those it refers to, and removes those it owns. */
    void remove(ResourceType type, String id, ObjectNode document) {
        for (Link link : type.links()) {
            change(link, document, other -> link.disconnect(id, other));
        }
        for (ResourceType owned : Catalogue.ALL) {
            for (Link link : owned.links()) {
                if (link.owned() && link.target().equals(type.path())) {
                    removeOwned(owned, link, id);
                }
            }
        }
    }

    private void removeOwned(ResourceType owned, Link link, String id) {
        List<Stored> all = store.all(owned);
        for (Stored stored : all) {
            ObjectNode document = stored.document();
            if (link.names(document, id) && store.remove(owned, stored.id())) {
                remove(owned, stored.id(), document);
            }
        }
    }

    private void change(Link link, ObjectNode document, Consumer<ObjectNode> change) {
        ResourceType target = Catalogue.require(link.target());
        for (JsonNode reference : link.references(document)) {
            store.find(target, reference.path("id").asText()).ifPresent(found -> {
                ObjectNode other = found.document();
                change.accept(other);
                store.put(target, new Stored(other, target.names().idKey()));
            });
        }
    }
}
