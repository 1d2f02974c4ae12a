package io.teamleaderhub.dev.servers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL and a Kafka: containers where a Docker engine answers, embedded servers otherwise. Each of the two is
 * started by the first method that needs it, so a test that only uses the database pays for no broker; those methods
 * block for the seconds that takes and throw {@link IllegalStateException} when the server does not come up.
 */
public interface Servers extends AutoCloseable {
    /** The administrative database's URL; prefer {@link #newDatabase()}. */
    String jdbcUrl();

    /** The superuser's name. */
    String databaseUser();

    /** The superuser's password; empty when the server asks for none. */
    String databasePassword();

    /** The broker's {@code host:port}. Topics are not created by being named. */
    String kafkaBootstrap();

    /** Creates an empty database of its own; blocks for some 50 ms once PostgreSQL is up. */
    DatabaseAccess newDatabase();

    /** Stops what was started and deletes its data; blocks until it is down. */
    @Override
    void close();

    /** New servers, the caller's to close. Returns at once. */
    static Servers start() {
        Logger log = LoggerFactory.getLogger(Servers.class);
        if (DockerEngine.answers()) {
            log.info("PostgreSQL and Kafka run in containers: a Docker engine answers");
            return new LazyServers(ContainerPostgres::start, ContainerKafka::start);
        }
        log.info("PostgreSQL and Kafka run embedded: no Docker engine answers");
        return new LazyServers(EmbeddedPostgres::start, EmbeddedKafka::start);
    }

    /** The servers that all tests of this JVM share; closing them does nothing, the JVM's end stops them. */
    static Servers shared() {
        return SharedServers.instance();
    }
}
