package io.teamleaderhub.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the hub's keyset is kept: in a file ({@code HUB_KEYSET_FILE}), or in the environment ({@code HUB_KEYSET}). */
final class KeysetPlace {
    private final @Nullable Path file;
    private final String text;

    private KeysetPlace(@Nullable Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Finds the keyset.
     *
     * @throws CliException when none is set, both are, or the file cannot be read
     */
    static KeysetPlace of(Map<String, String> environment) {
        var direct = environment.get("HUB_KEYSET");
        var path = environment.get("HUB_KEYSET_FILE");
        if ((direct == null) == (path == null)) {
            throw new CliException(
                    CliException.WRONG_USAGE,
                    "Set either HUB_KEYSET_FILE or HUB_KEYSET to the hub's keyset, as for the hub itself.");
        }
        if (path == null) {
            return new KeysetPlace(null, direct == null ? "" : direct.strip());
        }
        try {
            return new KeysetPlace(
                    Path.of(path), Files.readString(Path.of(path)).strip());
        } catch (IOException e) {
            throw failed("HUB_KEYSET_FILE=%s cannot be read".formatted(path), e);
        }
    }

    /** The keyset's text form, a secret. */
    String text() {
        return text;
    }

    /** The file it is kept in; empty when it is in the environment. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Where {@link #replace} keeps the keyset before the last change. */
    static Path previous(Path file) {
        return file.resolveSibling(file.getFileName() + ".previous");
    }

    /**
     * Replaces the file in one step, readable by its owner only; the keyset it held is kept beside it.
     *
     * @throws CliException when that fails; the file is then as it was
     */
    static void replace(Path file, String old, String changed) {
        try {
            write(previous(file), old);
            write(file, changed);
        } catch (IOException e) {
            throw failed("%s cannot be replaced".formatted(file), e);
        }
    }

    /** Deletes the keyset before the last change. */
    static void forgetPrevious(Path file) {
        try {
            Files.deleteIfExists(previous(file));
        } catch (IOException e) {
            throw failed("%s cannot be deleted".formatted(previous(file)), e);
        }
    }

    private static void write(Path target, String text) throws IOException {
        var real = Files.exists(target) ? target.toRealPath() : target;
        var fresh = real.resolveSibling(real.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static CliException failed(String what, IOException e) {
        return new CliException(
                CliException.FAILED,
                "%s (%s). Check the path and this user's rights."
                        .formatted(what, e.getClass().getSimpleName()));
    }
}
