package io.teamleaderhub.teamleader.contract;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.MirroredTypes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which types Teamleader denies this hub altogether, over all processes and restarts. Only a list that was denied suspends
 * a type, and only one that was answered resumes it. Blocks for the database.
 */
@Singleton
public final class Suspensions {
    private static final Logger LOG = LoggerFactory.getLogger(Suspensions.class);

    private final TypeStatusRepository repository;
    private final Transactions transactions;
    private final ApplicationEventPublisher<TypeResumed> events;
    private volatile Set<String> known = Set.of();

    Suspensions(
            TypeStatusRepository repository,
            Transactions transactions,
            ApplicationEventPublisher<TypeResumed> events,
            MirroredTypes types,
            MeterRegistry metrics) {
        this.repository = repository;
        this.transactions = transactions;
        this.events = events;
        for (EntityType type : types.all()) {
            Gauge.builder("hub.type.suspended", () -> known.contains(type.singular()) ? 1 : 0)
                    .tag("type", type.singular())
                    .description("1 while Teamleader denies this hub the type")
                    .register(metrics);
        }
    }

    /** Whether that type is left alone now. */
    public boolean suspended(EntityType type) {
        return repository.find(type.singular()).filter(TypeStatusRow::suspended).isPresent();
    }

    /**
     * Whether that type is left alone, and stays so until the end of the transaction this is called in: what is put aside
     * for it there cannot be overlooked when it is resumed.
     */
    public boolean suspendedUntilCommit(EntityType type) {
        return repository.hold(type.singular()).filter(TypeStatusRow::suspended).isPresent();
    }

    /** The types left alone now. */
    public List<SuspendedType> list() {
        var rows = repository.suspended();
        known = rows.stream().map(TypeStatusRow::type).collect(Collectors.toUnmodifiableSet());
        return rows.stream().map(TypeStatusRow::shown).toList();
    }

    /** A list of the type was denied (403): from now on it is left alone. */
    public void denied(EntityType type, String why) {
        boolean before = transactions.write(() -> set(type, "suspended", why));
        if (!before) {
            LOG.warn(
                    "{} suspended: Teamleader denies them ({}). Tick the scope in the Marketplace and give consent again, "
                            + "or switch the module on; until then the other types go on.",
                    type.plural(),
                    why);
        }
        list();
    }

    /** A list of the type was answered: if it was left alone, it is resumed. */
    public void answered(EntityType type) {
        boolean before = transactions.write(() -> {
            boolean wasSuspended = set(type, "active", "");
            if (wasSuspended) {
                events.publishEvent(new TypeResumed(type));
            }
            return wasSuspended;
        });
        if (before) {
            LOG.info("{} resumed: Teamleader answers again", type.plural());
            list();
        }
    }

    private boolean set(EntityType type, String state, String why) {
        boolean wasSuspended = repository
                .lock(type.singular())
                .filter(TypeStatusRow::suspended)
                .isPresent();
        repository.set(type.singular(), state, why);
        return wasSuspended;
    }
}
