package com.wallstreetsim.restore.frontend.tui.terminal;

import java.io.ByteArrayOutputStream;

/**
 * Cuts a terminal's input into whole keys, so that a split arrow key is never an Escape and some letters. Unfinished
 * sequences are dropped and never given out as Escape: on a gate that would be a cancel nobody asked for.
 */
final class SequenceFramer {
    static final byte[] PASTE_START = {27, '[', '2', '0', '0', '~'};
    static final byte[] PASTE_END = {27, '[', '2', '0', '1', '~'};
    private static final int ESC = 27;
    private static final int LONGEST = 64;
    private static final byte[] NOTHING = {};

    /** How long to wait for the next byte before {@link #timeout()}. */
    enum Hold {
        NOT_AT_ALL,
        ESCAPE,
        SEQUENCE,
        PASTE
    }

    private final boolean utf8;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private int missing;
    private boolean pasting;

    SequenceFramer(boolean utf8) {
        this.utf8 = utf8;
    }

    Hold hold() {
        if (held.size() == 0) {
            return pasting ? Hold.PASTE : Hold.NOT_AT_ALL;
        }
        return held.size() == 1 && missing == 0 ? Hold.ESCAPE : Hold.SEQUENCE;
    }

    /** Takes one byte; gives the bytes of the keys that are complete now, or none. */
    byte[] feed(int b) {
        if (missing > 0) {
            return continuation(b);
        }
        if (held.size() == 0) {
            return first(b);
        }
        return held.size() == 1 ? afterEscape(b) : inSequence(b);
    }

    /** Nothing came for as long as {@link #hold()} allows: a lone Escape is one, the rest is given up. */
    byte[] timeout() {
        var lone = held.size() == 1 && missing == 0 && !pasting;
        var endsPaste = held.size() == 0 && pasting;
        held.reset();
        missing = 0;
        if (endsPaste) {
            pasting = false;
            return PASTE_END;
        }
        return lone ? new byte[] {ESC} : NOTHING;
    }

    private byte[] first(int b) {
        if (b == ESC) {
            held.write(b);
            return NOTHING;
        }
        if (utf8 && b >= 0x80) {
            return lead(b);
        }
        return new byte[] {(byte) b};
    }

    /** A character of several bytes is given out whole: half of one would block whoever decodes it. */
    private byte[] lead(int b) {
        missing = b >= 0xf8 ? 0 : b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : b >= 0xc2 ? 1 : 0;
        if (missing > 0) {
            held.write(b);
        }
        return NOTHING;
    }

    private byte[] continuation(int b) {
        if ((b & 0xc0) != 0x80) {
            missing = 0;
            held.reset();
            return first(b);
        }
        held.write(b);
        return --missing == 0 ? whole() : NOTHING;
    }

    private byte[] afterEscape(int b) {
        if (b == ESC) {
            return pasting ? NOTHING : new byte[] {ESC};
        }
        if (pasting && b != '[') {
            held.reset();
            return first(b);
        }
        held.write(b);
        return b == '[' || b == 'O' ? NOTHING : whole();
    }

    private byte[] inSequence(int b) {
        if (b == ESC) {
            held.reset();
            return first(b);
        }
        held.write(b);
        boolean linuxFunctionKey = held.size() == 3 && b == '[';
        if (held.size() > LONGEST) {
            held.reset();
            return NOTHING;
        }
        return b >= 0x40 && b <= 0x7e && !linuxFunctionKey ? sequence(whole()) : NOTHING;
    }

    private byte[] sequence(byte[] frame) {
        if (java.util.Arrays.equals(frame, PASTE_START)) {
            pasting = true;
            return frame;
        }
        if (java.util.Arrays.equals(frame, PASTE_END)) {
            pasting = false;
            return frame;
        }
        return pasting ? NOTHING : frame;
    }

    private byte[] whole() {
        var frame = held.toByteArray();
        held.reset();
        return frame;
    }
}
