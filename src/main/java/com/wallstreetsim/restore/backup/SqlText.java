package com.wallstreetsim.restore.backup;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Small readings of one statement's text. */
final class SqlText {
    private static final Pattern RESTRICT = Pattern.compile("\\\\(un)?restrict [A-Za-z0-9]+\\s*");

    private SqlText() {}

    static boolean isRestrict(String command) {
        return RESTRICT.matcher(command).matches();
    }

    static String opening(byte[] sql) {
        var text = new String(sql, 0, Math.min(sql.length, 400), StandardCharsets.UTF_8)
                .strip()
                .replaceAll("\\s+", " ");
        return text.length() <= 100 ? text : text.substring(0, 97) + "...";
    }

    static String parameter(byte[] sql) {
        return opening(sql);
    }
}
