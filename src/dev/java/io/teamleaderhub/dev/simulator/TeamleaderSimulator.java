package io.teamleaderhub.dev.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running Teamleader Focus with one account, one integration and generated records, on 127.0.0.1. It keeps everything
 * in memory and refuses nothing that the documentation leaves open; {@link Switch} holds the guesses.
 */
public final class TeamleaderSimulator implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Counters counters = new Counters();
    private final Faults faults = new Faults(counters);
    private final Breaches breaches = new Breaches();
    private final Limiter limiter;
    private final Tokens tokens;
    private final Deliveries deliveries;
    private final Records records;
    private final Mutator mutator;

    private TeamleaderSimulator(SimulatorSettings settings) throws IOException {
        Store store = new Store();
        WebhookRegistry registry = new WebhookRegistry(breaches);
        limiter = new Limiter(settings);
        tokens = new Tokens(settings);
        deliveries = new Deliveries(settings, registry, counters);
        Changes changes = new Changes(store, deliveries, settings);
        records = new Records(store, changes);
        mutator = new Mutator(store, changes, settings);
        seed(store, settings);
        ApiHost api = new ApiHost(tokens, limiter, faults, breaches, counters);
        Catalogue.ALL.forEach(type -> api.add(new RecordActions(type, store, changes, settings, breaches).actions()));
        DerivedActions derived = new DerivedActions(store, changes, settings);
        api.extend("projects.create", derived::withMilestones);
        api.add(derived.actions());
        api.add(new CrmActions(store, changes, settings).actions());
        api.add(new TicketActions(store, changes, settings).actions());
        api.add(new ExpenseActions(store, settings, breaches).actions());
        api.add(new PaymentActions(store, changes, settings).actions());
        api.alias("invoices.updateBooked", "invoices.update");
        api.add(registry.actions());
        api.add(Map.of("users.me", body -> new Myself(store, settings).answer()));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 1024);
        server.setExecutor(executor);
        server.createContext("/", api);
        server.createContext("/oauth2/", new OAuthHost(settings.oauth(), tokens, faults, counters));
        server.createContext("/_sim/", new ControlHost(this));
    }

    /** Generates the records, then answers until closed. */
    public static TeamleaderSimulator start(SimulatorSettings settings) {
        // Without it every small answer on a kept connection waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            TeamleaderSimulator simulator = new TeamleaderSimulator(settings);
            simulator.server.start();
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The base of the API and of the OAuth host. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Records records() {
        return records;
    }

    public Mutator mutator() {
        return mutator;
    }

    public Faults faults() {
        return faults;
    }

    public Breaches breaches() {
        return breaches;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public Limiter limiter() {
        return limiter;
    }

    public Counters counters() {
        return counters;
    }

    public Tokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        faults.close();
        server.stop(0);
        executor.shutdownNow();
        deliveries.close();
    }

    private static void seed(Store store, SimulatorSettings settings) {
        Draw draw = new Draw(settings.seed(), "records");
        Generator.Context context = new Generator.Context(draw, store, settings.dataAsOf());
        Links links = new Links(store);
        for (ResourceType type : Catalogue.ALL) {
            int count = settings.records().getOrDefault(type.path(), 0);
            var known = type.reads().ids();
            List<String> ids = known == null ? List.of() : known.apply(count);
            for (int i = 0; i < count; i++) {
                String id = i < ids.size() ? ids.get(i) : draw.id();
                links.put(type, type.generator().generate(id, context));
            }
        }
    }
}
