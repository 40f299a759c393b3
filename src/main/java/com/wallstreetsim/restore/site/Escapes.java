package com.wallstreetsim.restore.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Backslash sequences inside double quotes of a {@code .env}, as Compose reads them. */
final class Escapes {
    private static final Pattern SEQUENCE = Pattern.compile("\\\\([abcfnrtv$\"\\\\]|0[0-7]{0,3})");

    private Escapes() {}

    static String expanded(String text) {
        return text.indexOf('\\') < 0
                ? text
                : SEQUENCE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(meaning(m.group(1))));
    }

    private static String meaning(String sequence) {
        return switch (sequence.charAt(0)) {
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'v' -> "\u000B";
            case 'c' -> "\\c";
            // The interpolation that follows turns it into one plain dollar.
            case '$' -> "$$";
            case '0' -> String.valueOf((char) (Integer.parseInt(sequence, 8) & 0xFF));
            default -> sequence;
        };
    }
}
