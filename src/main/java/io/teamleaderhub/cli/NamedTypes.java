package io.teamleaderhub.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The entity types that a command is about; the hub checks them. */
final class NamedTypes {
    @Parameters(
            arity = "0..*",
            paramLabel = "TYPE",
            description = "Entity types, such as contact or contacts; all if left out.")
    private List<String> names = new ArrayList<>();

    List<String> names() {
        return names;
    }
}
