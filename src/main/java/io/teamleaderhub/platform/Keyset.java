package io.teamleaderhub.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hub's keys: an AEAD keyset (AES-256-GCM) that encrypts what is stored, and a PRF keyset (HMAC-SHA-256) that signs
 * URLs. Both are Tink keysets, so keys can be added and retired without losing what older ones made.
 *
 * <p>The text form is base64url of the two keysets' JSON, each base64url, joined by a dot. Thread-safe; does not block.
 */
public final class Keyset {
    static final Pattern FORM = Pattern.compile("hubkeys1\\.([\\w-]+)\\.([\\w-]+)");

    private final Aead aead;
    private final String primaryKeyId;
    private final PrfSet prfs;
    private final Map<Integer, Prf> prfById;

    private Keyset(KeysetHandle encryption, KeysetHandle signing) throws GeneralSecurityException {
        this.aead = encryption.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.primaryKeyId = Integer.toUnsignedString(encryption.getPrimary().getId());
        this.prfs = signing.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        this.prfById = Map.copyOf(prfs.getPrfs());
    }

    /**
     * Reads the text form.
     *
     * @throws SettingsException when the text is no keyset; the message never holds any of it
     */
    public static Keyset parse(String text) {
        var matcher = FORM.matcher(text.strip());
        try {
            if (matcher.matches()) {
                register();
                return new Keyset(handle(matcher.group(1)), handle(matcher.group(2)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    /** The key that encrypts now. */
    public String primaryKeyId() {
        return primaryKeyId;
    }

    /**
     * The key that encrypted this: Tink's prefix, a byte 1 and four of the id.
     *
     * @throws SettingsException when {@link #encrypt} did not make it
     */
    public static String keyIdOf(String encrypted) {
        try {
            var prefix = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encrypted));
            if (prefix.get() == 1) {
                return Integer.toUnsignedString(prefix.getInt());
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw undecryptable(e);
        }
        throw undecryptable(null);
    }

    private static SettingsException undecryptable(@Nullable Throwable cause) {
        var exception = new SettingsException(List.of(
                "The keys in HUB_KEYSET cannot read what this database holds. Start with the keyset this database was "
                        + "written with; without it, delete the row of hub.connection and connect again."));
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    static SettingsException unreadable(@Nullable Throwable cause) {
        var exception = new SettingsException(List.of(
                "HUB_KEYSET is not a keyset of this hub (it may be cut off). Use the one this hub had before; only for a "
                        + "new hub make one with: ./hub keys generate"));
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    /** Makes new keys and returns their text form, a secret of one line. */
    public static String generate() {
        try {
            register();
            return "hubkeys1."
                    + text(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()))
                    + "."
                    + text(KeysetHandle.generateNew(
                            PredefinedPrfParameters.HMAC_SHA256_PRF, RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks AES-GCM or HMAC-SHA-256", e);
        }
    }

    static void register() throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
    }

    static KeysetHandle handle(String encoded) throws GeneralSecurityException {
        var json = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        return TinkJsonProtoKeysetFormat.parseKeyset(json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    static String text(KeysetHandle handle) throws GeneralSecurityException {
        var json = TinkJsonProtoKeysetFormat.serializeKeyset(
                handle, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Encrypts a text; the result is base64url.
     *
     * @param place where it is stored (table, column, row, generation); decryption elsewhere fails
     */
    public String encrypt(String plain, String place) {
        try {
            var encrypted =
                    aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    /**
     * Decrypts what {@link #encrypt} made for the same place.
     *
     * @throws SettingsException when no key of this keyset fits or it was stored elsewhere
     */
    public String decrypt(String encrypted, String place) {
        try {
            var plain = aead.decrypt(Base64.getUrlDecoder().decode(encrypted), place.getBytes(StandardCharsets.UTF_8));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw undecryptable(e);
        }
    }

    /** The key that signs now. */
    public String signingKeyId() {
        return Integer.toUnsignedString(prfs.getPrimaryId());
    }

    /**
     * Signs with one of the keys: HMAC-SHA-256, 32 bytes.
     *
     * @return empty when this keyset has no such key
     */
    public Optional<byte[]> sign(String keyId, String message) {
        try {
            var prf = prfById.get(Integer.parseUnsignedInt(keyId));
            return prf == null
                    ? Optional.empty()
                    : Optional.of(prf.compute(message.getBytes(StandardCharsets.UTF_8), 32));
        } catch (NumberFormatException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }
}
