package com.wallstreetsim.restore.adapter.postgres;

/** Quotes for names and texts that cannot be parameters. */
final class Names {
    private Names() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        var doubled = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
        return text.contains("\\") ? "E" + doubled : doubled;
    }
}
