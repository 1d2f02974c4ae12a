package io.teamleaderhub.webhook.registration;

import io.teamleaderhub.webhook.url.SignedUrl;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets what Teamleader lists against what this hub wants. */
@Singleton
final class Overview {
    private final Hooks hooks;
    private final OwnUrls own;
    private final Registrar registrar;

    Overview(Hooks hooks, OwnUrls own, Registrar registrar) {
        this.hooks = hooks;
        this.own = own;
        this.registrar = registrar;
    }

    /**
     * As it is now. Blocks for a call.
     *
     * @throws NotNowException when Teamleader cannot be asked now
     */
    Registrations now() throws InterruptedException {
        var listing = hooks.list();
        var known = own.all();
        var urls = new ArrayList<>(known.stream().map(url -> url(url, listing)).toList());
        var mine = known.stream().map(OwnUrl::url).collect(Collectors.toSet());
        var others = new ArrayList<Registrations.Other>();
        listing.typesByUrl().forEach((url, types) -> {
            if (!mine.contains(url) && own.ours(url)) {
                urls.add(stray(url, types));
            } else if (!mine.contains(url)) {
                others.add(new Registrations.Other(host(url), types.size()));
            }
        });
        return new Registrations(
                own.place(),
                own.mode().setting(),
                own.whyNone().orElse(null),
                List.copyOf(registrar.wanted()),
                urls,
                others);
    }

    private Registrations.Url url(OwnUrl url, Listing listing) {
        var types = listing.typesOf(url.url());
        var known = url.known();
        return new Registrations.Url(
                url.keyId(),
                known.state(),
                types.size(),
                known.wanted() ? List.copyOf(registrar.missing(types)) : List.of(),
                List.copyOf(registrar.surplus(types)),
                List.copyOf(registrar.unknown(types)),
                known.requestedAt(),
                known.registeredAt(),
                known.firstEventAt(),
                known.unregisteredAt(),
                known.retiredAt());
    }

    private Registrations.Url stray(String url, Set<String> types) {
        return new Registrations.Url(
                SignedUrl.keyIdIn(url.substring(own.place().length() + 1)).orElse("?"),
                "unknown",
                types.size(),
                List.of(),
                List.copyOf(registrar.surplus(types)),
                List.copyOf(registrar.unknown(types)),
                null,
                null,
                null,
                null,
                null);
    }

    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getHost());
        } catch (IllegalArgumentException e) {
            return "?";
        }
    }
}
