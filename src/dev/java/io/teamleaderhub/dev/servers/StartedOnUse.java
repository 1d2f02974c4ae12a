package io.teamleaderhub.dev.servers;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something started by the first who asks for it; once closed it does not start again. */
final class StartedOnUse<T> implements AutoCloseable {
    private final Supplier<? extends T> start;
    private final Consumer<? super T> stop;
    private @Nullable T running;
    private boolean closed;

    StartedOnUse(Supplier<? extends T> start, Consumer<? super T> stop) {
        this.start = start;
        this.stop = stop;
    }

    synchronized T get() {
        if (closed) {
            throw new IllegalStateException("The server is closed");
        }
        T present = running;
        if (present == null) {
            present = start.get();
            running = present;
        }
        return present;
    }

    @Override
    public synchronized void close() {
        T present = running;
        running = null;
        closed = true;
        if (present != null) {
            stop.accept(present);
        }
    }
}
