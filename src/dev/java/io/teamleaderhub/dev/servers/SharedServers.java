package io.teamleaderhub.dev.servers;

/** The servers of this JVM; only its end closes them. */
final class SharedServers implements Servers {
    private static final class Holder {
        private static final SharedServers INSTANCE = create();

        private static SharedServers create() {
            Servers servers = Servers.start();
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "close-shared-servers"));
            return new SharedServers(servers);
        }
    }

    private final Servers servers;

    private SharedServers(Servers servers) {
        this.servers = servers;
    }

    static Servers instance() {
        return Holder.INSTANCE;
    }

    @Override
    public String jdbcUrl() {
        return servers.jdbcUrl();
    }

    @Override
    public String databaseUser() {
        return servers.databaseUser();
    }

    @Override
    public String databasePassword() {
        return servers.databasePassword();
    }

    @Override
    public String kafkaBootstrap() {
        return servers.kafkaBootstrap();
    }

    @Override
    public DatabaseAccess newDatabase() {
        return servers.newDatabase();
    }

    @Override
    public void close() {
        // Others use them still.
    }
}
