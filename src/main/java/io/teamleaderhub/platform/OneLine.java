package io.teamleaderhub.platform;

/** Text from outside as one line of bounded length, fit for a log, an error body and PostgreSQL. */
public final class OneLine {
    private OneLine() {}

    /** The text with spaces for control characters, line separators and lone surrogates, cut after so many characters. */
    public static String of(String text, int longest) {
        var line = text.replaceAll("[\\p{Cc}\\u2028\\u2029\\ud800-\\udfff]", " ");
        int end = Math.min(longest, line.length());
        boolean splitsCharacter = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
        return line.substring(0, splitsCharacter ? end - 1 : end);
    }
}
