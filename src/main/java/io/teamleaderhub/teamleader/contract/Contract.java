package io.teamleaderhub.teamleader.contract;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.teamleaderhub.platform.Leases;
import io.teamleaderhub.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the API was last seen to keep of what this hub relies on, for all processes. A change is believed when a second
 * look confirms it, and is then an error in the log, once, and a gauge until it is over. Blocks for the database.
 */
@Singleton
public final class Contract {
    private static final Logger LOG = LoggerFactory.getLogger(Contract.class);
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final ContractRepository repository;
    private final Canary canary;
    private final Leases leases;
    private final Transactions transactions;
    private volatile Set<String> brokenNames = Set.of();

    Contract(
            ContractRepository repository,
            Canary canary,
            Leases leases,
            Transactions transactions,
            MeterRegistry metrics) {
        this.repository = repository;
        this.canary = canary;
        this.leases = leases;
        this.transactions = transactions;
        for (String name : canary.names()) {
            Gauge.builder("hub.contract.broken", () -> brokenNames.contains(name) ? 1 : 0)
                    .tag("check", name)
                    .description("1 while the API does not keep what this hub relies on")
                    .register(metrics);
        }
    }

    /** Every check made so far, what is broken first. */
    public List<ContractCheck> checks() {
        return read(row -> true);
    }

    /** What the API does not keep. */
    public List<ContractCheck> broken() {
        return read(ContractRow::broken);
    }

    /** The broken checks' names as this process last read them; does not block. */
    Set<String> lastKnownBroken() {
        return brokenNames;
    }

    private List<ContractCheck> read(Predicate<ContractRow> which) {
        var rows = repository.all();
        brokenNames = rows.stream()
                .filter(ContractRow::broken)
                .map(ContractRow::name)
                .collect(Collectors.toUnmodifiableSet());
        return rows.stream().filter(which).map(ContractRow::shown).toList();
    }

    /**
     * Looks now.
     *
     * @return false when another process is looking
     */
    boolean look() throws InterruptedException {
        var lease = leases.take("contract", LEASE);
        if (lease.isEmpty()) {
            return false;
        }
        try {
            broken();
            store(confirmed(canary.look()));
            return true;
        } finally {
            leases.release(lease.get());
        }
    }

    /** Rows that come and go between two calls can look like a change; twice in a row they do not. */
    private List<Finding> confirmed(List<Finding> first) throws InterruptedException {
        var news = first.stream()
                .filter(finding -> finding.isChanged() && !brokenNames.contains(finding.name()))
                .map(Finding::name)
                .collect(Collectors.toSet());
        return news.isEmpty() ? first : canary.look();
    }

    private void store(List<Finding> findings) {
        transactions.write(() -> repository.deleteOthers(canary.names()));
        for (Finding finding : findings) {
            boolean before = transactions.write(() -> {
                boolean broken = repository
                        .lock(finding.name())
                        .filter(ContractRow::broken)
                        .isPresent();
                repository.set(finding.name(), finding.outcome().name().toLowerCase(Locale.ROOT), finding.evidence());
                return broken;
            });
            tell(finding, before);
        }
        broken();
    }

    private static void tell(Finding finding, boolean before) {
        if (finding.isChanged() && !before) {
            LOG.error("the API no longer keeps {}: {}", finding.name(), finding.evidence());
        } else if (before && finding.outcome() == Finding.Outcome.OK) {
            LOG.info("the API keeps {} again: {}", finding.name(), finding.evidence());
        }
    }
}
