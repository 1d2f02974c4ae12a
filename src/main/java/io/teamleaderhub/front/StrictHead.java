package io.teamleaderhub.front;

import io.netty.buffer.ByteBuf;

/**
 * Looks through the bytes of a request's line and headers for what RFC 9112 forbids and the decoder lets pass: a line that
 * continues the one before (5.2), a carriage return or a line feed alone (2.2), a NUL. Every byte is looked at once.
 */
final class StrictHead {
    /** Bytes beyond the reader's index that have been looked at. */
    private int ahead;

    private boolean begun;
    private boolean complete;
    private boolean lineStart = true;
    private boolean afterReturn;

    /** Whether something of a request came that is not complete. */
    boolean begun() {
        return begun && !complete;
    }

    /** Forgets the request: the next one comes. */
    void next() {
        ahead = 0;
        begun = false;
        complete = false;
        lineStart = true;
        afterReturn = false;
    }

    /** The decoder has read so many bytes. */
    void read(int bytes) {
        ahead = Math.max(0, ahead - bytes);
    }

    /** Whether what has come is as it must be. */
    boolean accepts(ByteBuf bytes) {
        int index = bytes.readerIndex() + ahead;
        while (!complete && index < bytes.writerIndex()) {
            if (!accepts(bytes.getByte(index))) {
                return false;
            }
            index++;
        }
        ahead = index - bytes.readerIndex();
        return true;
    }

    private boolean accepts(byte next) {
        if (afterReturn != (next == '\n') || next == 0) {
            return false;
        }
        if (next == '\r') {
            afterReturn = true;
        } else if (next == '\n') {
            complete = begun && lineStart; // empty lines before a request are allowed (2.2)
            afterReturn = false;
            lineStart = true;
        } else if (lineStart && (next == ' ' || next == '\t')) {
            return false;
        } else {
            begun = true;
            lineStart = false;
        }
        return true;
    }
}
