package io.teamleaderhub.platform;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes the encrypting keys of a keyset in its text form; the signing keys stay, since the webhook URL registered at
 * Teamleader is signed with one. Each method throws {@link SettingsException} when the text is no keyset.
 */
public final class KeysetChange {
    private KeysetChange() {}

    /** Adds a key that only decrypts for now: hubs learn it before the first of them encrypts with it. */
    public static String prepare(String text) {
        return change(text, handle -> added(handle, false));
    }

    /** Makes the newest key encrypt: one that was prepared, else one made now. The others go on decrypting. */
    public static String rotate(String text) {
        return change(text, handle -> {
            int last = handle.size() - 1;
            return handle.getAt(last).isPrimary() ? added(handle, true) : promoted(handle, last);
        });
    }

    /** Drops every encrypting key but the one that encrypts now. */
    public static String prune(String text) {
        return change(text, handle -> {
            var builder = KeysetHandle.newBuilder(handle);
            for (int i = builder.size() - 1; i >= 0; i--) {
                if (!builder.getAt(i).isPrimary()) {
                    builder.deleteAt(i);
                }
            }
            return built(builder);
        });
    }

    /** The ids of the encrypting keys, oldest first. */
    public static List<String> keyIds(String text) {
        var ids = new ArrayList<String>();
        change(text, handle -> {
            for (int i = 0; i < handle.size(); i++) {
                ids.add(Integer.toUnsignedString(handle.getAt(i).getId()));
            }
            return handle;
        });
        return ids;
    }

    private static KeysetHandle added(KeysetHandle handle, boolean primary) {
        var key = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId();
        return built(KeysetHandle.newBuilder(handle).addEntry(primary ? key.makePrimary() : key));
    }

    private static KeysetHandle promoted(KeysetHandle handle, int index) {
        var builder = KeysetHandle.newBuilder(handle);
        builder.getAt(index).makePrimary();
        return built(builder);
    }

    private static KeysetHandle built(KeysetHandle.Builder builder) {
        try {
            return builder.setConfiguration(RegistryConfiguration.get()).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks AES-GCM", e);
        }
    }

    private static String change(String text, UnaryOperator<KeysetHandle> change) {
        Keyset.parse(text);
        var matcher = Keyset.FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw Keyset.unreadable(null);
        }
        try {
            return "hubkeys1." + Keyset.text(change.apply(Keyset.handle(matcher.group(1)))) + "." + matcher.group(2);
        } catch (GeneralSecurityException e) {
            throw Keyset.unreadable(e);
        }
    }
}
