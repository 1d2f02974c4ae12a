package io.teamleaderhub.front;

import io.teamleaderhub.webhook.Capacity;
import java.util.ArrayDeque;
import java.util.Deque;

/** A connection's requests that were passed on and are not answered completely, in order; the door's hold a place there. */
final class Passed {
    private final Capacity capacity;
    private final Deque<Boolean> atDoor = new ArrayDeque<>(2);

    Passed(Capacity capacity) {
        this.capacity = capacity;
    }

    boolean isEmpty() {
        return atDoor.isEmpty();
    }

    int size() {
        return atDoor.size();
    }

    void add() {
        atDoor.add(false);
    }

    /** Adds one for the door if it has a place. */
    boolean addAtDoor(String path) {
        return capacity.enter(path) && atDoor.add(true);
    }

    void removeFirst() {
        left(atDoor.removeFirst());
    }

    void removeLast() {
        left(atDoor.removeLast());
    }

    void clear() {
        while (!isEmpty()) {
            removeFirst();
        }
    }

    private void left(boolean door) {
        if (door) {
            capacity.leave();
        }
    }
}
