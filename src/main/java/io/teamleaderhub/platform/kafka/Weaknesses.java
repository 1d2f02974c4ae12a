package io.teamleaderhub.platform.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.TopicConfig;

/** Judges whether a topic keeps what was acknowledged. */
final class Weaknesses {
    private final String topic;
    private final Config found;
    private final List<String> sentences = new ArrayList<>();

    private Weaknesses(String topic, Config found) {
        this.topic = topic;
        this.found = found;
    }

    static List<String> of(String topic, int replication, Map<String, String> config, int replicas, Config found) {
        var weaknesses = new Weaknesses(topic, found);
        weaknesses.replicas(replicas, replication);
        weaknesses.acknowledged(replicas);
        weaknesses.kept(config);
        return List.copyOf(weaknesses.sentences);
    }

    private void replicas(int replicas, int replication) {
        if (replicas < replication) {
            sentences.add(
                    "Topic %s has %d replicas and HUB_KAFKA_REPLICATION is %d: add replicas with kafka-reassign-partitions, or correct the setting."
                            .formatted(topic, replicas, replication));
        }
        if (replicas > 1
                && value(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG).equals("true")) {
            add(
                    "lets a replica lead that lacks acknowledged records",
                    TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
                    "false");
        }
    }

    private void acknowledged(int replicas) {
        boolean flushed = value(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG).equals("1");
        boolean twice = replicas > 1 && number(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG) > 1;
        if (!flushed && !twice) {
            boolean cluster = replicas > 2;
            add(
                    "acknowledges what is in the memory of one broker only",
                    cluster ? TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG : TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG,
                    cluster ? "2" : "1");
        }
    }

    private void kept(Map<String, String> config) {
        config.forEach((name, wanted) -> {
            boolean retention = name.equals(TopicConfig.RETENTION_MS_CONFIG);
            long millis = retention ? number(name) : 0;
            boolean kept = retention
                    ? millis < 0 || millis >= Long.parseLong(wanted)
                    : value(name).equals(wanted);
            if (!kept) {
                add("has %s=%s".formatted(name, value(name)), name, wanted);
            }
        });
        boolean deletes = value(TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_DELETE);
        if (deletes && number(TopicConfig.RETENTION_BYTES_CONFIG) >= 0) {
            add("deletes records that nobody may have read yet", TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        }
    }

    private void add(String what, String setting, String value) {
        sentences.add("Topic %s %s: set %s=%s with kafka-configs --alter --entity-type topics --entity-name %s."
                .formatted(topic, what, setting, value, topic));
    }

    private String value(String name) {
        var entry = found.get(name);
        return entry == null || entry.value() == null ? "" : entry.value();
    }

    private long number(String name) {
        var text = value(name);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
