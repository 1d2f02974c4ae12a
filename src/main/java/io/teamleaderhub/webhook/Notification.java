package io.teamleaderhub.webhook;

import io.teamleaderhub.platform.Json;
import java.io.IOException;
import java.util.Optional;

/**
 * What a webhook says: {@code {"type": "contact.updated", "subject": {"type": "contact", "id": "…"}}}. Unknown members
 * are ignored. Source: field reports, the API documentation does not describe the payload.
 *
 * @param type the webhook's type
 * @param subjectType the entity's type, whether the catalogue has it or not
 * @param subjectId the entity's id, whether it is one or not
 */
public record Notification(String type, String subjectType, String subjectId) {
    private static final int LONGEST = 200;

    /**
     * Reads a webhook's body.
     *
     * @return empty when it is not JSON, lacks a member, or a member is blank, too long or has control characters
     */
    public static Optional<Notification> read(byte[] body) {
        try {
            var json = Json.readUtf8(body);
            var subject = Json.member(json, "subject");
            var type = Json.text(json, "type").filter(Notification::sane);
            var subjectType = Json.text(subject, "type").filter(Notification::sane);
            var subjectId = Json.text(subject, "id").filter(Notification::sane);
            return type.isPresent() && subjectType.isPresent() && subjectId.isPresent()
                    ? Optional.of(new Notification(type.get(), subjectType.get(), subjectId.get()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean sane(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    /** The Kafka key, {@code type:id}: events of one entity stay in order. */
    public String key() {
        return subjectType + ":" + subjectId;
    }
}
