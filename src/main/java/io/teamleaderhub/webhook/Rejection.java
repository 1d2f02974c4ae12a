package io.teamleaderhub.webhook;

import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.teamleader.EntityType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why an event is rejected: what would have to be mended. */
public enum Rejection {
    /** Its bytes are no webhook. */
    UNREADABLE("not {type, subject: {type, id}}"),
    /** Its bytes are a webhook, but its record lacks what the door writes beside them. */
    NOT_BY_THE_DOOR("not written by the door"),
    /** It names no entity: its subject's id is none. */
    NO_ID("the subject's id is no id"),
    /** The database cannot hold it. */
    REFUSED("the database refuses it"),
    /** The hub failed at it again and again: a bug. */
    FAILED("the hub failed at it again and again");

    private final String reason;

    Rejection(String reason) {
        this.reason = reason;
    }

    /** Why that webhook cannot be taken in; empty when it can. A type that the catalogue does not have is no reason. */
    public static Optional<Rejection> of(Notification notification) {
        boolean known = EntityType.find(notification.subjectType()).isPresent();
        return known && Ids.parse(notification.subjectId()).isEmpty() ? Optional.of(NO_ID) : Optional.empty();
    }

    /** Every {@link #stored}. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Rejection::stored).toList();
    }

    /** As the database stores it. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it says to a person. */
    public String reason() {
        return reason;
    }
}
