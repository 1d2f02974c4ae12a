package io.teamleaderhub.dev.bench;

import io.teamleaderhub.mirror.Mirror;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a contact takes on disk once it was changed ten times: its row and its history, with their indexes. */
final class BytesPerEntity implements Measurement {
    private static final int CHANGES = 10;

    @Override
    public String name() {
        return "bytes";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int entities = bench.count(20_000, 2_000);
        try (var rig = Rig.start(bench.surroundings(ListRows.source()), Map.of())) {
            var rows = new ListRows(rig, entities);
            for (int i = 0; i <= CHANGES; i++) {
                rows.rename("Round " + i);
                rows.write();
            }
            CheckFailedException.check(
                    rig.part(Mirror.class).count().getFirst().live() == entities
                            && rig.number("SELECT count(*) FROM hub.entity_change") == entities * (CHANGES + 1L),
                    "not every change was written");
            rig.execute("VACUUM hub.entity_contact");
            return figures(rig, entities);
        }
    }

    private static List<Figure> figures(Rig rig, int entities) throws Exception {
        double row = rig.number("SELECT pg_total_relation_size('hub.entity_contact')");
        double history = rig.number("""
                SELECT sum(pg_total_relation_size(inhrelid))::bigint FROM pg_inherits
                WHERE inhparent = 'hub.entity_change'::regclass""");
        double document = rig.number("SELECT avg(length(data::text))::bigint FROM hub.entity_contact");
        var figures = new ArrayList<Figure>();
        figures.add(figure("document of a contact, as text", document));
        figures.add(figure("row of a contact on disk, with indexes and what updates left", row / entities));
        figures.add(figure("history on disk, each change", history / entities / (CHANGES + 1)));
        figures.add(figure("contact on disk with its creation and 10 changes", (row + history) / entities));
        return figures;
    }

    private static Figure figure(String what, double bytes) {
        return Figure.of(what, "bytes", List.of(bytes));
    }
}
