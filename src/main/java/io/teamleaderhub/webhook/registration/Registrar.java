package io.teamleaderhub.webhook.registration;

import io.teamleaderhub.platform.Lease;
import io.teamleaderhub.platform.Leases;
import io.teamleaderhub.teamleader.MirroredTypes;
import io.teamleaderhub.webhook.Gaps;
import io.teamleaderhub.webhook.url.Stage;
import io.teamleaderhub.webhook.url.Urls;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what is registered at Teamleader what this hub wants, one process at a time, and takes a rotation as far as it can go.
 * Every step looks at {@code webhooks.list} and at the database alone, so that one that was killed is gone on with.
 */
@Singleton
final class Registrar {
    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);
    /** Longer than a call with its permit takes; prolonged before each. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final Hooks hooks;
    private final OwnUrls own;
    private final Urls urls;
    private final Leases leases;
    private final Gaps gaps;
    private final Set<String> wanted;
    private final Set<String> known = Set.copyOf(MirroredTypes.knownEventTypes());

    Registrar(Hooks hooks, OwnUrls own, Urls urls, Leases leases, Gaps gaps, MirroredTypes types) {
        this.hooks = hooks;
        this.own = own;
        this.urls = urls;
        this.leases = leases;
        this.gaps = gaps;
        this.wanted = new TreeSet<>(types.eventTypes());
    }

    /** The types wanted on the current URL. */
    Set<String> wanted() {
        return wanted;
    }

    /** Those of registered types that this hub does not know; they are left alone. */
    Set<String> unknown(Collection<String> registered) {
        return without(registered, known);
    }

    /** Those of registered types that this hub knows and does not want. */
    Set<String> surplus(Collection<String> registered) {
        return without(without(registered, wanted), unknown(registered));
    }

    /** Those of the wanted types that are not registered. */
    Set<String> missing(Collection<String> registered) {
        return without(wanted, registered);
    }

    private static Set<String> without(Collection<String> all, Collection<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /**
     * Checks and heals. Blocks for some calls.
     *
     * @throws NotNowException when it cannot be done now; what was done stays
     */
    Changed check() throws InterruptedException {
        var lease = leases.take("webhook-registration", LEASE)
                .orElseThrow(
                        () -> new NotNowException("Another process looks after the webhooks just now. Try again."));
        try {
            var before = listed(lease);
            int registered = register(lease, before);
            var complete = registered == 0 ? before : listed(lease);
            confirm(complete);
            int unregistered = unregister(lease, complete);
            confirmGone(unregistered == 0 ? complete : listed(lease));
            return new Changed(registered, unregistered);
        } finally {
            leases.release(lease);
        }
    }

    private int register(Lease lease, Listing listing) throws InterruptedException {
        int registered = 0;
        for (OwnUrl url : wantedUrls()) {
            var missing = missing(listing.typesOf(url.url()));
            if (!missing.isEmpty()) {
                hold(lease);
                if (url.known().stage() == Stage.CURRENT) {
                    gaps.notRegistered();
                }
                hooks.register(url.url(), missing);
                registered += missing.size();
                LOG.info("registered {} webhook types at Teamleader, on {}", missing.size(), url);
            }
        }
        return registered;
    }

    private List<OwnUrl> wantedUrls() {
        return own.all().stream().filter(url -> url.known().wanted()).toList();
    }

    /** A gap ends once Teamleader lists everything on the current URL; a new URL takes over then. */
    private void confirm(Listing listing) {
        for (OwnUrl url : wantedUrls()) {
            if (!missing(listing.typesOf(url.url())).isEmpty()) {
                throw new NotNowException("Teamleader does not list all webhooks that were registered. Try again.");
            }
            if (url.known().stage() == Stage.CURRENT) {
                gaps.registered();
            }
            urls.registered(url.known().serial());
        }
    }

    private int unregister(Lease lease, Listing listing) throws InterruptedException {
        int unregistered = 0;
        var all = own.all();
        for (OwnUrl url : all) {
            if (url.known().wanted()) {
                unregistered += unregister(lease, url.url(), surplus(listing.typesOf(url.url())), url.toString());
            }
        }
        var staying = all.stream()
                .filter(url -> url.known().mayBeRegistered() && !url.known().mayGo())
                .map(OwnUrl::url)
                .collect(Collectors.toSet());
        for (String url : listing.typesByUrl().keySet()) {
            if (own.ours(url) && !staying.contains(url)) {
                unregistered += unregister(lease, url, listing.typesOf(url), "a URL of this hub that is not current");
            }
        }
        return unregistered;
    }

    private int unregister(Lease lease, String url, Set<String> types, String shown) throws InterruptedException {
        if (types.isEmpty()) {
            return 0;
        }
        hold(lease);
        hooks.unregister(url, types);
        LOG.info("unregistered {} webhook types at Teamleader, on {}", types.size(), shown);
        return types.size();
    }

    private void confirmGone(Listing listing) {
        for (OwnUrl url : own.all()) {
            if (url.known().mayGo() && url.known().unregisteredAt() == null) {
                if (!listing.typesOf(url.url()).isEmpty()) {
                    throw new NotNowException("Teamleader still lists a webhook URL that was unregistered. Try again.");
                }
                urls.unregistered(url.known().serial());
            }
        }
    }

    private Listing listed(Lease lease) throws InterruptedException {
        hold(lease);
        return hooks.list();
    }

    private void hold(Lease lease) {
        if (!leases.prolong(lease, LEASE)) {
            throw new NotNowException("Another process looks after the webhooks by now. Try again.");
        }
    }
}
