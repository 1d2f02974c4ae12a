package io.teamleaderhub.platform.selection;

/** Which items of a list are meant: those that have everything named. */
public interface Selecting {
    /** What is named, by the columns that the list's statements read. */
    Named named();

    /** Whether nothing is named, so that every item is meant. */
    default boolean everything() {
        return named().nothing();
    }

    /** The selection as the statements take it. */
    default String toJson() {
        return named().toJson();
    }
}
