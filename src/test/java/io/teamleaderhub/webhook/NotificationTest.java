package io.teamleaderhub.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.Scale;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationTest {
    private static final String GOOD = "{'type': 'contact.updated', 'subject': {'type': 'contact', 'id': 'x-1'}}";
    private static final Notification CONTACT_UPDATED = new Notification("contact.updated", "contact", "x-1");

    @Test
    void readsTypeAndSubjectAndMakesTheKey() {
        assertThat(Notification.read(bytes(GOOD))).contains(CONTACT_UPDATED);
        assertThat(CONTACT_UPDATED.key()).isEqualTo("contact:x-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'account': {'type': 'account', 'id': 'a'}, %s",
                "{'type2': [1, {'deep': null}], 'n': 1e400, %s",
                "{'\u00e9': '\\ud800', %s"
            })
    void membersItDoesNotKnowAreIgnored(String prefix) {
        assertThat(Notification.read(bytes(prefix.formatted(GOOD.substring(1)))))
                .contains(CONTACT_UPDATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "'text'",
                "<html></html>",
                "{'type': 'contact.updated'",
                "{}",
                "{'type': 'contact.updated'}",
                "{'subject': {'type': 'contact', 'id': 'x'}}",
                "{'type': 'contact.updated', 'subject': {'type': 'contact'}}",
                "{'type': 'contact.updated', 'subject': {'id': 'x'}}",
                "{'type': 'contact.updated', 'subject': 'contact'}",
                "{'type': 'contact.updated', 'subject': [{'type': 'contact', 'id': 'x'}]}",
                "{'type': 5, 'subject': {'type': 'contact', 'id': 'x'}}",
                "{'type': null, 'subject': {'type': 'contact', 'id': 'x'}}",
                "{'type': 'contact.updated', 'subject': {'type': 'contact', 'id': 7}}",
                "{'type': ' ', 'subject': {'type': 'contact', 'id': 'x'}}",
                "{'type': 'contact.updated', 'subject': {'type': '', 'id': 'x'}}",
                "{'type': 'a', 'type': 'b', 'subject': {'type': 'contact', 'id': 'x'}}",
                "{'type': 'a\\u0000', 'subject': {'type': 'contact', 'id': 'x'}}",
                "{'type': 'a', 'subject': {'type': 'con\\ntact', 'id': 'x'}}",
                "{'type': 'a', 'subject': {'type': 'contact', 'id': 'x\\u007f'}}",
                "{'type': 'a', 'subject': {'type': 'contact', 'id': '\\ud800'}}",
                "{'n': 1e99999999999, 'type': 'a', 'subject': {'type': 'contact', 'id': 'x'}}",
                "{'n': NaN, 'type': 'a', 'subject': {'type': 'contact', 'id': 'x'}}"
            })
    void anyOtherShapeIsUnreadable(String body) {
        assertThat(Notification.read(bytes(body))).isEmpty();
    }

    @Test
    void whatFollowsTheDocumentMakesItUnreadable() {
        assertThat(Notification.read(bytes(GOOD + "{}"))).isEmpty();
        assertThat(Notification.read(bytes(GOOD + " x"))).isEmpty();
        assertThat(Notification.read(bytes(GOOD + " \r\n"))).contains(CONTACT_UPDATED);
    }

    @Test
    void namesMayHaveTwoHundredCharactersAndNoMore() {
        assertThat(Notification.read(bytes(GOOD.replace("x-1", "i".repeat(200)))))
                .isPresent();
        assertThat(Notification.read(bytes(GOOD.replace("x-1", "i".repeat(201)))))
                .isEmpty();
        assertThat(Notification.read(bytes(GOOD.replace("contact.updated", "t".repeat(201)))))
                .isEmpty();
    }

    @Test
    void aBombOfDepthOrDigitsIsUnreadable() {
        assertThat(Notification.read(bytes("[".repeat(30_000)))).isEmpty();
        assertThat(Notification.read(bytes("{'a':".repeat(10_000)))).isEmpty();
        assertThat(Notification.read(bytes("{'n': " + "9".repeat(60_000) + "," + GOOD.substring(1))))
                .isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8AreUnreadable() {
        var body = bytes(GOOD);
        body[body.length - 5] = (byte) 0xff;
        assertThat(Notification.read(body)).isEmpty();
    }

    @Test
    void noBytesMakeItThrow() {
        var random = new Random(20_260_115);
        for (int i = 0; i < Scale.of(2_000, 200_000); i++) {
            var body = bytes(GOOD);
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            var cut = Arrays.copyOf(body, random.nextInt(body.length + 1));
            assertThat(Notification.read(cut)).as("body %d", i).isNotNull();
        }
    }

    private static byte[] bytes(String body) {
        return body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
