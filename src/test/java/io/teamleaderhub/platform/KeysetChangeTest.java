package io.teamleaderhub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeysetChangeTest {
    private static final String PLACE = "hub.connection|access_token|1|7";

    private final String old = Keyset.generate();

    @Test
    void aRotatedKeysetEncryptsWithANewKeyAndReadsWhatTheOldOneMade() {
        var rotated = KeysetChange.rotate(old);
        var made = Keyset.parse(old).encrypt("a token", PLACE);
        var remade = Keyset.parse(rotated).encrypt("a token", PLACE);

        assertThat(Keyset.parse(rotated).decrypt(made, PLACE)).isEqualTo("a token");
        assertThat(Keyset.keyIdOf(remade))
                .isEqualTo(Keyset.parse(rotated).primaryKeyId())
                .isNotEqualTo(Keyset.keyIdOf(made));
        assertThatThrownBy(() -> Keyset.parse(old).decrypt(remade, PLACE)).isInstanceOf(SettingsException.class);
    }

    @Test
    void aPreparedKeyOnlyReadsUntilTheNextRotation() {
        var prepared = KeysetChange.prepare(old);
        var rotated = KeysetChange.rotate(prepared);

        assertThat(Keyset.parse(prepared).primaryKeyId())
                .isEqualTo(Keyset.parse(old).primaryKeyId());
        assertThat(KeysetChange.keyIds(rotated))
                .isEqualTo(KeysetChange.keyIds(prepared))
                .hasSize(2);
        assertThat(Keyset.parse(rotated).primaryKeyId())
                .isEqualTo(KeysetChange.keyIds(prepared).getLast());
        var remade = Keyset.parse(rotated).encrypt("a token", PLACE);
        assertThat(Keyset.parse(prepared).decrypt(remade, PLACE)).isEqualTo("a token");
    }

    @Test
    void aPrunedKeysetHasOnlyTheKeyThatEncrypts() {
        var rotated = KeysetChange.rotate(KeysetChange.rotate(old));
        var pruned = KeysetChange.prune(rotated);

        assertThat(KeysetChange.keyIds(rotated)).hasSize(3);
        assertThat(KeysetChange.keyIds(pruned))
                .containsExactly(Keyset.parse(rotated).primaryKeyId());
        var made = Keyset.parse(old).encrypt("a token", PLACE);
        assertThatThrownBy(() -> Keyset.parse(pruned).decrypt(made, PLACE)).isInstanceOf(SettingsException.class);
    }

    @Test
    void theKeysThatSignStay() {
        var changed = Keyset.parse(KeysetChange.prune(KeysetChange.rotate(old)));

        assertThat(changed.signingKeyId()).isEqualTo(Keyset.parse(old).signingKeyId());
        assertThat(changed.sign(changed.signingKeyId(), "message"))
                .hasValueSatisfying(signature -> assertThat(signature)
                        .isEqualTo(Keyset.parse(old)
                                .sign(changed.signingKeyId(), "message")
                                .orElseThrow()));
    }

    @Test
    void whatIsNoKeysetIsRefused() {
        assertThatThrownBy(() -> KeysetChange.rotate("hubkeys1.a.b")).isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> Keyset.keyIdOf("AAAA")).isInstanceOf(SettingsException.class);
    }
}
