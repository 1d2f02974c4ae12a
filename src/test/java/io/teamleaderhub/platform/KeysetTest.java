package io.teamleaderhub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeysetTest {
    private static final String TEXT = Keyset.generate();

    private final Keyset keyset = Keyset.parse(TEXT);

    @Test
    void everyKeysetIsNewAndOneLine() {
        assertThat(Keyset.generate()).isNotEqualTo(TEXT).matches("hubkeys1\\.[\\w-]+\\.[\\w-]+");
    }

    @Test
    void decryptsWhatTheSameKeysEncryptedForThatPlace() {
        var encrypted = keyset.encrypt("a token, é😀", "hub.connection|access_token|1|7");

        assertThat(encrypted).doesNotContain("token");
        assertThat(Keyset.parse(TEXT + "\n").decrypt(encrypted, "hub.connection|access_token|1|7"))
                .isEqualTo("a token, é😀");
    }

    @Test
    void theSameTextIsNeverEncryptedTheSameWay() {
        assertThat(keyset.encrypt("a token", "place")).isNotEqualTo(keyset.encrypt("a token", "place"));
    }

    @Test
    void whatIsStoredElsewhereOrChangedOrMadeWithOtherKeysIsNotDecrypted() {
        var encrypted = keyset.encrypt("a token", "hub.connection|access_token|1|7");
        var changed = (encrypted.startsWith("A") ? "B" : "A") + encrypted.substring(1);

        assertThatThrownBy(() -> keyset.decrypt(encrypted, "hub.connection|access_token|1|8"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HUB_KEYSET");
        assertThatThrownBy(() -> keyset.decrypt(changed, "hub.connection|access_token|1|7"))
                .isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> keyset.decrypt("no base64!", "place")).isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> Keyset.parse(Keyset.generate()).decrypt(encrypted, "hub.connection|access_token|1|7"))
                .isInstanceOf(SettingsException.class);
    }

    static Stream<String> garbage() {
        var parts = TEXT.split("\\.", -1);
        return Stream.of(
                "",
                "swordfish-swordfish",
                "hubkeys1.swordfish.swordfish",
                "hubkeys1." + json("{\"swordfish\":1}") + "." + parts[2],
                "hubkeys1." + parts[1] + "." + json("swordfish"),
                parts[0] + "." + parts[2] + "." + parts[1],
                "hubkeys2." + parts[1] + "." + parts[2],
                TEXT.substring(0, TEXT.length() - 40),
                parts[0] + "." + parts[1]);
    }

    private static String json(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void refusesGarbageAndSaysWhatToDoWithoutQuotingIt(String text) {
        var refused = catchThrowable(() -> Keyset.parse(text));

        assertThat(refused).isInstanceOf(SettingsException.class).hasMessageContaining("./hub keys generate");
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain("swordfish");
            for (String part : text.split("\\.", -1)) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain(part.length() < 12 ? "swordfish" : part);
            }
        }
    }

    @Test
    void signsTheSameWayWithTheKeyOfThatId() {
        var id = keyset.signingKeyId();

        assertThat(keyset.sign(id, "message").orElseThrow())
                .hasSize(32)
                .isEqualTo(Keyset.parse(TEXT).sign(id, "message").orElseThrow())
                .isNotEqualTo(keyset.sign(id, "messagf").orElseThrow());
    }

    @Test
    void hasNoSignatureOfAKeyItDoesNotHave() {
        var other = Keyset.parse(Keyset.generate());

        assertThat(keyset.sign(other.signingKeyId(), "message")).isEmpty();
        assertThat(keyset.sign("", "message")).isEmpty();
        assertThat(keyset.sign("-1", "message")).isEmpty();
        assertThat(keyset.sign("99999999999999999999", "message")).isEmpty();
    }
}
