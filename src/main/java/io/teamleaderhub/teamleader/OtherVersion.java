package io.teamleaderhub.teamleader;

/**
 * Published in this process when the API begins to answer in another version than the one every call asks for.
 *
 * @param echo what the answer's version header says; {@code null} in letters when it is missing
 */
public record OtherVersion(String echo) {}
