package io.teamleaderhub.webhook.rejected;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A body's beginning as it travels in JSON.
 *
 * @param text its characters, or base64 of its bytes
 * @param encoding {@code text} or {@code base64}
 * @param cut whether there is more of it
 */
record ShownBody(String text, String encoding, boolean cut) {
    /** A character of UTF-8 has four bytes at the most. */
    private static final int LONGEST_CHARACTER = 4;

    /** How many bytes must be at hand to show so many characters. */
    static int bytesFor(int characters) {
        return characters * LONGEST_CHARACTER;
    }

    /**
     * Shows the beginning of a body.
     *
     * @param head as many of its bytes as {@link #bytesFor} says, or all
     * @param size how many it has in all
     * @param most characters to show
     */
    static ShownBody of(byte[] head, int size, int most) {
        var in = ByteBuffer.wrap(head);
        var out = CharBuffer.allocate(Math.min(most, head.length));
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, head.length == size);
        if (result.isError()) {
            int shown = Math.min(head.length, most / 4 * 3);
            var encoded = Base64.getEncoder().encodeToString(Arrays.copyOf(head, shown));
            return new ShownBody(encoded, "base64", shown < size);
        }
        return new ShownBody(out.flip().toString(), "text", in.position() < size);
    }
}
