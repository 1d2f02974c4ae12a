package io.teamleaderhub.dev.simulator;

/** A behaviour that Teamleader does not document, so that both ways can be tried. */
public enum Switch {
    /** Calls answered 429 count against the window too. On by default. */
    COUNT_REJECTED_CALLS,
    /** A page size above the maximum is lowered to it instead of refused. Off by default. */
    CLAMP_PAGE_SIZE,
    /** Winning, losing or moving a deal raises {@code deal.updated} as well. Off by default. */
    DEAL_ACTIONS_RAISE_UPDATED,
    /** Tagging raises {@code updated} and, as linking a contact to a company, moves {@code updated_at}. On by default. */
    TAGS_AND_LINKS_ARE_UPDATES,
    /** Webhooks carry an {@code account} member. Off by default. */
    ACCOUNT_IN_WEBHOOKS,
    /** Webhooks carry a {@code number}, one of each event's own, so that a test can tell them apart. Off by default. */
    NUMBER_IN_WEBHOOKS,
    /** A refresh ends the life of the access token it replaces. Off by default. */
    REFRESH_REVOKES_ACCESS_TOKEN
}
