package io.teamleaderhub.dev.servers;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, durable as in production. */
final class ContainerPostgres implements Postgres {
    private static final String IMAGE = "postgres:18.1-alpine";

    private final PostgreSQLContainer container;

    private ContainerPostgres(PostgreSQLContainer container) {
        this.container = container;
    }

    static ContainerPostgres start() {
        // The container's default command switches fsync off.
        var container = new PostgreSQLContainer(IMAGE);
        container.setCommand("postgres", "-c", "max_connections=" + EmbeddedPostgres.MAX_CONNECTIONS);
        try {
            container.start();
        } catch (RuntimeException e) {
            container.close();
            throw new IllegalStateException("No PostgreSQL from the image " + IMAGE, e);
        }
        return new ContainerPostgres(container);
    }

    @Override
    public DatabaseAccess access() {
        return new DatabaseAccess(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    @Override
    public void close() {
        container.close();
    }
}
