package com.wallstreetsim.restore.frontend.text;

import java.util.regex.Pattern;

/** Makes text from elsewhere (file names, server messages, containers' output) harmless on a terminal. */
public final class Sanitiser {
    // CSI, then OSC and its like up to BEL or ST, then any other two-character sequence.
    private static final Pattern SEQUENCES = Pattern.compile("(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]"
            + "|\\x1b[\\]PX^_][^\\x07\\x1b\\x9c]*(?:\\x07|\\x1b\\\\|\\x9c)?" + "|\\x1b[ -/]*[0-~]");

    private Sanitiser() {}

    /** One line without terminal sequences, control, direction or invisible characters; breaks and tabs become blanks. */
    public static String line(String foreign) {
        var plain = SEQUENCES.matcher(foreign).replaceAll("");
        var clean = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> append(clean, c));
        return clean.toString();
    }

    private static void append(StringBuilder clean, int c) {
        if (c == '\n' || c == '\t') {
            clean.append(' ');
        } else if (visible(c)) {
            clean.appendCodePoint(c);
        }
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
