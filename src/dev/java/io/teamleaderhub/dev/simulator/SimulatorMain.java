package io.teamleaderhub.dev.simulator;

import java.time.Duration;
import java.util.Map;

/** The simulator as a process of its own: prints its URL on one line and answers until it is told to stop. */
public final class SimulatorMain {
    private static final String USAGE = """
            Options, each followed by its value:
              --port, --seed, --profile crm or everything (before the counts it sets), --records <path>=<count>,
              --contacts, --companies, --deals,
              --limit, --window-millis, --client-id and --client-secret,
              --redirect-uri, --access-token-life-seconds, --account-id""";

    private SimulatorMain() {}

    public static void main(String[] args) {
        TeamleaderSimulator simulator = TeamleaderSimulator.start(settings(args));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(simulator::close));
        System.out.println(simulator.url());
    }

    static SimulatorSettings settings(String... args) {
        SimulatorSettings settings = SimulatorSettings.defaults();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(USAGE);
            }
            settings = with(settings, args[i], args[i + 1]);
        }
        return settings;
    }

    private static SimulatorSettings with(SimulatorSettings settings, String option, String value) {
        SimulatorSettings.OAuth oauth = settings.oauth();
        return switch (option) {
            case "--port" -> settings.withPort(Integer.parseInt(value));
            case "--seed" -> settings.withSeed(Long.parseLong(value));
            case "--profile" -> settings.withRecords(profile(value));
            case "--contacts" -> settings.withContacts(Integer.parseInt(value));
            case "--companies" -> settings.withCompanies(Integer.parseInt(value));
            case "--deals" -> settings.withDeals(Integer.parseInt(value));
            case "--records" -> {
                int equals = value.indexOf('=');
                yield settings.withRecords(value.substring(0, equals), Integer.parseInt(value.substring(equals + 1)));
            }
            case "--limit" ->
                settings.withLimit(Integer.parseInt(value), settings.api().window());
            case "--window-millis" ->
                settings.withLimit(settings.api().limit(), Duration.ofMillis(Long.parseLong(value)));
            case "--client-id" -> settings.withClient(value, oauth.clientSecret());
            case "--client-secret" -> settings.withClient(oauth.clientId(), value);
            case "--redirect-uri" -> settings.withRedirectUris(value);
            case "--access-token-life-seconds" ->
                settings.withAccessTokenLife(Duration.ofSeconds(Long.parseLong(value)));
            case "--account-id" -> settings.withAccountId(value);
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    private static Map<String, Integer> profile(String name) {
        return switch (name) {
            case "crm" -> SimulatorSettings.defaults().records();
            case "everything" -> SimulatorSettings.everything().records();
            default -> throw new IllegalArgumentException(USAGE);
        };
    }
}
