package io.teamleaderhub.dev.simulator;

/** A behaviour that Teamleader does not document, so that both ways can be tried. */
public enum Switch {
    /** Calls answered 429 count against the window too. On by default. */
    COUNT_REJECTED_CALLS,
    /** A page size above the maximum is lowered to it instead of refused. Off by default. */
    CLAMP_PAGE_SIZE,
    /** Winning, losing or moving a deal raises {@code deal.updated} as well. Off by default. */
    DEAL_ACTIONS_RAISE_UPDATED,
    /** Completing, booking, paying and the like raise {@code updated} as well. Off by default. */
    ACTIONS_RAISE_UPDATED,
    /** The account has the newer projects: calls of {@code projects} and {@code milestones} are answered 403. Off by default. */
    LEGACY_PROJECTS_OFF,
    /** {@code creditNotes.info} answers an array of one, as the OpenAPI document has it. Off by default. */
    CREDIT_NOTE_IS_ARRAY,
    /** {@code tickets.info} and {@code tickets.getMessage} answer without {@code data} around, as the OpenAPI document has it. Off by default. */
    TICKETS_WITHOUT_DATA,
    /** Tagging raises {@code updated} and, as linking a contact to a company, moves {@code updated_at}. On by default. */
    TAGS_AND_LINKS_ARE_UPDATES,
    /** Webhooks carry an {@code account} member. Off by default. */
    ACCOUNT_IN_WEBHOOKS,
    /** Webhooks carry a {@code number}, one of each event's own, so that a test can tell them apart. Off by default. */
    NUMBER_IN_WEBHOOKS,
    /** A refresh ends the life of the access token it replaces. Off by default. */
    REFRESH_REVOKES_ACCESS_TOKEN
}
