package io.teamleaderhub.dev.simulator;

/** A promise of the API that can be broken while it runs, silently: every answer is still a 200. */
public enum Breach {
    /** Lists leave out what {@code includes} asks for. */
    INCLUDES_IGNORED,
    /** A page has 3 rows, however many are asked for. */
    SMALL_PAGES,
    /** {@code filter.ids} is ignored. */
    IDS_IGNORED,
    /** {@code sort} is ignored: the newest come first. */
    SORT_IGNORED,
    /** List rows carry what only {@code .info} had. */
    LISTS_SAY_ALL,
    /** Answers are in another version than the one asked for. */
    OTHER_VERSION,
    /** {@code X-RateLimit-Reset} is a number of seconds. */
    EPOCH_RESET,
    /** Answers say that they are text. */
    TEXT_TYPE,
    /** {@code webhooks.list} names a type that is not documented. */
    UNKNOWN_WEBHOOK_TYPE
}
