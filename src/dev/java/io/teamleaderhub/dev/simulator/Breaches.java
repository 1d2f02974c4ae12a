package io.teamleaderhub.dev.simulator;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The promises that are being broken now. */
public final class Breaches {
    private final Set<Breach> current = ConcurrentHashMap.newKeySet();

    /** From now on the promise is broken. */
    public void begin(Breach breach) {
        current.add(breach);
    }

    /** From now on every promise is kept. */
    public void end() {
        current.clear();
    }

    boolean has(Breach breach) {
        return current.contains(breach);
    }
}
