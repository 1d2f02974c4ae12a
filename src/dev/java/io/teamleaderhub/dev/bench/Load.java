package io.teamleaderhub.dev.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.platform.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Contacts renamed at a fixed rate, whatever becomes of the earlier ones: a change that comes late because the machine was
 * busy counts from when it was due.
 *
 * @param contact who was renamed
 * @param lastName to what
 * @param due when ({@link System#nanoTime})
 */
record Load(String contact, String lastName, long due) {
    /** So many changes, going round the contacts; blocks for the time that takes. */
    static List<Load> run(
            TeamleaderSimulator simulator, List<String> contacts, String names, int changes, double perSecond)
            throws InterruptedException {
        var done = new ArrayList<Load>(changes);
        var pause = new Signal();
        long began = System.nanoTime();
        for (int i = 0; i < changes; i++) {
            var next = new Load(contacts.get(i % contacts.size()), names + i, began + (long) (i * 1e9 / perSecond));
            for (long wait = next.due - System.nanoTime(); wait > 0; wait = next.due - System.nanoTime()) {
                pause.await(Duration.ofNanos(wait));
            }
            next.apply(simulator);
            done.add(next);
        }
        return done;
    }

    /** All at once. */
    static void burst(TeamleaderSimulator simulator, List<String> contacts, int changes) {
        for (int i = 0; i < changes; i++) {
            new Load(contacts.get(i % contacts.size()), "Burst " + i, 0).apply(simulator);
        }
    }

    /** A field that both truths have and one that only info has. */
    private void apply(TeamleaderSimulator simulator) {
        simulator
                .records()
                .update(
                        "contacts",
                        contact,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("last_name", lastName)
                                .put("remarks", lastName));
    }

    /** Milliseconds from when it was due until its row was there; waits for that. */
    double millisUntilSeen(RowWatch rows) {
        Rig.until(contact + " is " + lastName, () -> rows.seen(contact, lastName) != null);
        var seen = rows.seen(contact, lastName);
        return seen == null ? Double.NaN : (seen - due) / 1e6;
    }
}
