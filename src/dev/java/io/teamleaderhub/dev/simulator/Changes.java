package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one way records change: state first, then the events, both under the store's lock. */
final class Changes {
    private final Store store;
    private final Links links;
    private final Deliveries deliveries;
    private final InstantSource clock;
    private final Draw ids;

    Changes(Store store, Deliveries deliveries, SimulatorSettings settings) {
        this.store = store;
        this.links = new Links(store);
        this.deliveries = deliveries;
        this.clock = settings.time().clock();
        this.ids = new Draw(settings.seed(), "ids");
    }

    /** Stores the document made for a new id; its timestamps are now unless it brings its own. */
    String create(ResourceType type, Function<String, ObjectNode> document, boolean silent) {
        synchronized (store) {
            ObjectNode created = document.apply(ids.id());
            String now = Times.document(clock.instant());
            putIfAbsent(created, type.stamps().created(), now);
            putIfAbsent(created, type.stamps().updated(), now);
            String id = created.path(type.names().idKey()).asText();
            if (store.find(type, id).isPresent()) {
                throw new IllegalArgumentException("There is a " + type.singular() + " " + id + " already");
            }
            links.put(type, created);
            raise(type, silent ? null : type.events().created(), id);
            return id;
        }
    }

    /** False when there is no such record. */
    boolean edit(ResourceType type, String id, Edit edit) {
        synchronized (store) {
            Optional<Stored> found = store.find(type, id);
            if (found.isEmpty()) {
                return false;
            }
            ObjectNode before = found.get().document();
            ObjectNode document = found.get().document();
            if (edit.touches() && document.has("updated_at")) {
                document.put("updated_at", Times.document(clock.instant()));
            }
            edit.change().accept(document);
            store.put(type, new Stored(document, type.names().idKey()));
            links.move(type, id, before, document);
            edit.events().apply(before, document).forEach(suffix -> raise(type, suffix, id));
            return true;
        }
    }

    boolean delete(ResourceType type, String id, boolean silent) {
        synchronized (store) {
            Optional<Stored> found = store.find(type, id);
            if (found.isEmpty()) {
                return false;
            }
            store.remove(type, id);
            links.remove(type, id, found.get().document());
            raise(type, silent ? null : type.events().deleted(), id);
            return true;
        }
    }

    /** Raises an event about a record. */
    void raise(ResourceType type, @Nullable String suffix, String id) {
        if (suffix != null) {
            deliveries.raise(type.singular() + "." + suffix, type.singular(), id);
        }
    }

    private static void putIfAbsent(ObjectNode document, @Nullable String key, String value) {
        if (key != null && !document.hasNonNull(key)) {
            document.put(key, value);
        }
    }
}
