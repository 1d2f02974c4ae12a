package io.teamleaderhub.webhook.url;

import java.util.Locale;

/** How far a webhook URL is on its way. Its key verifies in all stages but the last. */
public enum Stage {
    /** To be registered at Teamleader, beside the current one. */
    REGISTERING,
    /** Registered for everything, and kept so. */
    CURRENT,
    /** Replaced: registered until its successor has received an event, and accepted a moment longer. */
    LEAVING,
    /** Refused. */
    RETIRED;

    /** As the database stores it and answers show it. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stage of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
