package io.teamleaderhub.platform;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes ids and secrets. Thread-safe; does not block. */
@Singleton
public final class Ids {
    /** 128 bits as hex in UUID layout, whatever version nibble: Teamleader's ids are not all RFC 9562 versions. */
    private static final Pattern UUID_LAYOUT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    /** Takes the time in the ids from the given clock. */
    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** A UUID of version 7 (RFC 9562, 5.7): the time in milliseconds, then 74 random bits. */
    public UUID next() {
        long millis = clock.millis();
        long high = (millis << 16) | 0x7000L | (random.nextInt() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The same UUID for the same name: of version 8, the SHA-256 of the name (RFC 9562, B.2). */
    public UUID named(String name) {
        try {
            var hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & ~0xF000L) | 0x8000L;
            return new UUID(high, (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM lacks SHA-256", e);
        }
    }

    /** 256 random bits, base64url. */
    public String secret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads an id in UUID layout with any version; empty when it is none. */
    public static Optional<UUID> parse(String text) {
        return UUID_LAYOUT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
