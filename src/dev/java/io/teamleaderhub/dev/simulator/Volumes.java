package io.teamleaderhub.dev.simulator;

import java.util.Map;

/** How many records of a type an account has beside some hundred contacts: more than a page where the type grows. */
final class Volumes {
    private static final int USUAL = 30;
    private static final Map<String, Integer> OTHERS = Map.ofEntries(
            Map.entry("users", 12),
            Map.entry("teams", 4),
            Map.entry("departments", 3),
            Map.entry("dealPipelines", 2),
            Map.entry("dealPhases", 6),
            Map.entry("dealSources", 4),
            Map.entry("lostReasons", 4),
            Map.entry("taxRates", 5),
            Map.entry("workTypes", 5),
            Map.entry("activityTypes", 3),
            Map.entry("productCategories", 4),
            Map.entry("customFieldDefinitions", CustomFields.ids().size()),
            Map.entry("ticketMessages", 60),
            Map.entry("timeTracking", 60),
            Map.entry("projects", 12),
            Map.entry("projects-v2/projects", 12));

    private Volumes() {}

    static int of(ResourceType type) {
        return OTHERS.getOrDefault(type.path(), USUAL);
    }
}
