package io.teamleaderhub.dev.servers;

/** A running Kafka, wherever it runs. */
interface Broker extends AutoCloseable {
    String bootstrap();

    @Override
    void close();
}
