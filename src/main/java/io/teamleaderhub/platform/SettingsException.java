package io.teamleaderhub.platform;

import java.util.List;

/** The hub cannot start as it is set up: every problem found, each with what to do. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** Carries one sentence or more per problem. */
    public SettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong and what to do about it, a line each. */
    public List<String> problems() {
        return problems;
    }
}
