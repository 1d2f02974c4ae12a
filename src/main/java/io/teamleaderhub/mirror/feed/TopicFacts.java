package io.teamleaderhub.mirror.feed;

/**
 * What Kafka says of the topic.
 *
 * @param name with the prefix
 * @param id Kafka's own: another one of the same name has another
 * @param largestMessage in bytes
 */
record TopicFacts(String name, String id, int largestMessage) {
    /** However large records the topic takes: pages of rows are held in memory. */
    private static final int LARGEST_RECORD = 8 << 20;

    /** The largest record that is written, in bytes. */
    int largestRecord() {
        return Math.min(largestMessage, LARGEST_RECORD);
    }

    /** The longest document that fits into a record, in bytes; compression may lengthen it a little. */
    int longestDocument() {
        return largestRecord() - largestRecord() / 100 - Records.OVERHEAD;
    }
}
