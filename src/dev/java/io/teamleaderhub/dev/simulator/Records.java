package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The records as a test handles them: with {@code .info} fields taken as they are, and no rule to obey. A type is named by
 * its path or by its singular; what it raises no event for is changed all the same.
 */
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

    /** Raises an event about a record that it does not change, such as {@code bookkeepingSubmissionFailed}. */
    public void announce(String path, String id, String suffix) {
        changes.raise(Catalogue.require(path), suffix, id);
    }

    /** The exact {@code .info} data of the record, and what only its list rows have. */
    public Optional<ObjectNode> get(String path, String id) {
        return store.find(Catalogue.require(path), id).map(Stored::document);
    }

    public List<String> ids(String path) {
        return store.all(Catalogue.require(path)).stream().map(Stored::id).toList();
    }

    /**
     * Every live record of the types that have any: {@code {"contacts":{"<id>":{"info":…,"list":…}}}}. Info is what comes
     * without includes, the list row has those of its includes that info has anyway.
     */
    public ObjectNode dump() {
        ObjectNode dump = Json.object();
        synchronized (store) {
            Catalogue.ALL.stream()
                    .filter(type -> Catalogue.CRM.contains(type) || store.size(type) > 0)
                    .forEach(type -> dump.putObject(type.path()));
            read((type, record) -> ((ObjectNode) dump.path(type.path()))
                    .set(record.path("info").path(type.names().idKey()).asText(), record));
        }
        return dump;
    }

    /** Gives every live record's path and {@code {"info":…,"list":…}}, one at a time. */
    public void forEach(BiConsumer<String, ObjectNode> reader) {
        read((type, record) -> reader.accept(type.path(), record));
    }

    /**
     * The name in references and events of what is at that path.
     *
     * @throws IllegalArgumentException when nothing is
     */
    public static String singular(String path) {
        return Catalogue.require(path).singular();
    }

    /**
     * The document's key of the id of what is at that path: {@code id} nearly always.
     *
     * @throws IllegalArgumentException when nothing is
     */
    public static String idKey(String path) {
        return Catalogue.require(path).names().idKey();
    }

    /** What {@link #dump} has of one record. */
    Optional<ObjectNode> dumped(ResourceType type, String id) {
        return store.find(type, id).map(stored -> record(type, stored));
    }

    private void read(BiConsumer<ResourceType, ObjectNode> reader) {
        for (ResourceType type : Catalogue.ALL) {
            for (Stored stored : store.all(type)) {
                reader.accept(type, record(type, stored));
            }
        }
    }

    private static ObjectNode record(ResourceType type, Stored stored) {
        ObjectNode info = type.info(stored.document(), List.of());
        List<String> includes = new ArrayList<>();
        info.fieldNames().forEachRemaining(includes::add);
        ObjectNode record = Json.object();
        record.set("list", type.row(stored.document(), includes));
        record.set("info", info);
        return record;
    }

    private String add(String path, ObjectNode fields, boolean silent) {
        ResourceType type = Catalogue.require(path);
        return changes.create(
                type,
                newId -> {
                    String id = fields.path(type.names().idKey()).asText(newId);
                    return type.generator().blank(id).setAll(fields.deepCopy());
                },
                silent);
    }

    private static Edit setting(String path, ObjectNode fields) {
        ResourceType type = Catalogue.require(path);
        ObjectNode copy = fields.deepCopy().without(type.names().idKey());
        return Edit.update(type, document -> document.setAll(copy.deepCopy()));
    }
}
