package io.teamleaderhub.dev.servers;

import java.util.function.Supplier;

/** Servers of which each starts when first asked for. */
final class LazyServers implements Servers {
    private final StartedOnUse<Postgres> postgres;
    private final StartedOnUse<Broker> broker;

    LazyServers(Supplier<Postgres> postgres, Supplier<Broker> broker) {
        this.postgres = new StartedOnUse<>(postgres, Postgres::close);
        this.broker = new StartedOnUse<>(broker, Broker::close);
    }

    @Override
    public String jdbcUrl() {
        return postgres.get().access().jdbcUrl();
    }

    @Override
    public String databaseUser() {
        return postgres.get().access().user();
    }

    @Override
    public String databasePassword() {
        return postgres.get().access().password();
    }

    @Override
    public String kafkaBootstrap() {
        return broker.get().bootstrap();
    }

    @Override
    public DatabaseAccess newDatabase() {
        return postgres.get().newDatabase();
    }

    @Override
    public void close() {
        try (postgres;
                broker) {
            // Both close, whatever either throws.
            return;
        }
    }
}
