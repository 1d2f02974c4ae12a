package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The records as a test handles them: with {@code .info} fields taken as they are, and no rule to obey. */
public final class Records {
    private final Store store;
    private final Changes changes;

    Records(Store store, Changes changes) {
        this.store = store;
        this.changes = changes;
    }

    /** Creates a blank record with these fields in it, {@code id} and timestamps too when they are given. */
    public String add(String path, ObjectNode fields) {
        return add(path, fields, false);
    }

    public String addSilently(String path, ObjectNode fields) {
        return add(path, fields, true);
    }

    /** Sets these fields; {@code updated_at} becomes now unless it is among them. False when there is no such record. */
    public boolean update(String path, String id, ObjectNode fields) {
        return changes.edit(Catalogue.require(path), id, setting(path, fields));
    }

    public boolean updateSilently(String path, String id, ObjectNode fields) {
        return changes.edit(Catalogue.require(path), id, setting(path, fields).silently());
    }

    public boolean delete(String path, String id) {
        return changes.delete(Catalogue.require(path), id, false);
    }

    public boolean deleteSilently(String path, String id) {
        return changes.delete(Catalogue.require(path), id, true);
    }

    /** The exact {@code .info} data of the record. */
    public Optional<ObjectNode> get(String path, String id) {
        return store.find(Catalogue.require(path), id).map(Stored::document);
    }

    public List<String> ids(String path) {
        return store.all(Catalogue.require(path)).stream().map(Stored::id).toList();
    }

    /** Every live record of the types that have any: {@code {"contacts":{"<id>":{"info":…,"list":…}}}}, with all includes. */
    public ObjectNode dump() {
        ObjectNode dump = Json.object();
        synchronized (store) {
            Catalogue.ALL.forEach(type -> dump.putObject(type.path()));
            forEach((path, record) -> dump.withObject("/" + path)
                    .set(record.path("info").path("id").asText(), record));
        }
        return dump;
    }

    /** Gives every live record's path and {@code {"info":…,"list":…}}, one at a time. */
    public void forEach(BiConsumer<String, ObjectNode> reader) {
        for (ResourceType type : Catalogue.ALL) {
            Set<String> includes = type.list().includes();
            for (Stored stored : store.all(type)) {
                ObjectNode record = Json.object();
                record.set("info", stored.document());
                record.set("list", type.row(stored.document(), includes));
                reader.accept(type.path(), record);
            }
        }
    }

    private String add(String path, ObjectNode fields, boolean silent) {
        ResourceType type = Catalogue.require(path);
        return changes.create(
                type,
                newId -> {
                    String id = fields.path("id").asText(newId);
                    return type.generator().blank(id).setAll(fields.deepCopy());
                },
                silent);
    }

    private static Edit setting(String path, ObjectNode fields) {
        ObjectNode copy = fields.deepCopy().without("id");
        return Edit.update(Catalogue.require(path), document -> document.setAll(copy.deepCopy()));
    }
}
