package com.wallstreetsim.restore.frontend.tui.text;

import java.util.regex.Pattern;

/** Makes a foreign string safe to paint: one control character in a cell would stop every later paint. */
public final class Sanitiser {
    private static final int TAB_STOP = 8;
    // CSI, OSC and the other string sequences (ended by BEL or ST, or cut off), then the two-character ones.
    private static final Pattern SEQUENCES = Pattern.compile("(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]?"
            + "|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?"
            + "|\u001b[PX^_][^\u001b]*(?:\u001b\\\\)?"
            + "|\u001b[ -/]*[0-~]?");

    private Sanitiser() {}

    /** The text without terminal sequences, control and direction characters; tabs become blanks, line ends one blank. */
    public static String clean(String foreign) {
        return isPlain(foreign) ? foreign : rebuilt(SEQUENCES.matcher(foreign).replaceAll(""));
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static String rebuilt(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(clean, c));
        return clean.toString();
    }

    private static void append(StringBuilder clean, int c) {
        if (c == '\t') {
            clean.append(" ".repeat(TAB_STOP - clean.length() % TAB_STOP));
        } else if (c == '\n' || c == 0x2028 || c == 0x2029) {
            clean.append(' ');
        } else if (isLoneSurrogate(c)) {
            clean.append('?');
        } else if (!isInvisible(c)) {
            clean.appendCodePoint(c);
        }
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** Format characters include the ones that turn the direction of writing, with which a name can be faked. */
    private static boolean isInvisible(int c) {
        var type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE;
    }
}
