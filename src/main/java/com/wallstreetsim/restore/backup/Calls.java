package com.wallstreetsim.restore.backup;

import static com.wallstreetsim.restore.backup.Finding.Severity.REFUSE;
import static com.wallstreetsim.restore.backup.Finding.Severity.WARN;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Reads statements that call functions or bring rows: SELECT and INSERT. */
final class Calls {
    /** Every function {@code pg_dump} calls in a plain dump; the last three since version 18. */
    private static final Set<String> KNOWN = Set.of(
            "setval",
            "set_config",
            "lo_create",
            "lo_open",
            "lowrite",
            "lo_close",
            "lo_unlink",
            "pg_restore_relation_stats",
            "pg_restore_attribute_stats",
            "pg_restore_extended_stats");

    private static final Set<String> DANGEROUS = Set.of(
            "lo_export",
            "lo_import",
            "pg_read_file",
            "pg_read_binary_file",
            "pg_ls_dir",
            "pg_file_write",
            "pg_file_unlink",
            "pg_file_rename",
            "dblink",
            "dblink_exec",
            "dblink_connect",
            "pg_reload_conf",
            "pg_terminate_backend");

    private final Gatherer found;

    Calls(Gatherer found) {
        this.found = found;
    }

    /** Whether the text, bodies of functions too, names a function that leaves the database. */
    static boolean mentionsDanger(Sql sql) {
        var text = sql.text(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return DANGEROUS.stream().anyMatch(text::contains) || (text.contains("copy") && text.contains("program"));
    }

    /** The sequence that a {@code setval} names, as the server knows it; empty text for any other statement. */
    static String sequence(Sql sql, String defaultSchema) {
        var tokens = new SqlTokens(sql.raw());
        tokens.next();
        if (!function(tokens).equals("setval")) {
            return "";
        }
        tokens.next();
        var name = new SqlTokens(tokens.value().getBytes(StandardCharsets.UTF_8));
        return tokens.type() == SqlTokens.Type.STRING && name.next() && name.isNamed()
                ? CopyStatement.qualifiedName(name, defaultSchema)
                : "";
    }

    void select(DumpPiece.Statement statement) {
        var tokens = new SqlTokens(statement.sql().raw());
        tokens.next();
        var function = function(tokens);
        boolean known = KNOWN.contains(function) && brackets(statement) == 1;
        switch (known ? function : "") {
            case "setval" -> setval(tokens);
            case "set_config" -> setConfig(statement, tokens);
            case "" ->
                found.find(
                        WARN,
                        statement.line(),
                        "a SELECT pg_dump does not write: " + statement.sql().opening());
            default -> {}
        }
        refuseDanger(statement);
    }

    /** The function of {@code SELECT [* FROM] [pg_catalog.]function(}; the walk stands behind it afterwards. */
    private static String function(SqlTokens tokens) {
        tokens.next();
        if (tokens.isSign('*')) {
            tokens.next();
            tokens.next();
        }
        var name = tokens.isNamed() ? CopyStatement.qualifiedName(tokens, "pg_catalog") : "";
        return tokens.isSign('(') && name.startsWith("pg_catalog.") ? name.substring("pg_catalog.".length()) : "";
    }

    private static int brackets(DumpPiece.Statement statement) {
        var tokens = new SqlTokens(statement.sql().raw());
        int brackets = 0;
        while (tokens.next()) {
            brackets += tokens.isSign('(') ? 1 : 0;
        }
        return brackets;
    }

    void insert(DumpPiece.Statement statement) {
        var tokens = new SqlTokens(statement.sql().raw());
        tokens.next();
        tokens.next();
        tokens.next();
        var table = CopyStatement.qualifiedName(tokens, "public");
        found.inserted(table, rows(tokens));
        refuseDanger(statement);
    }

    /** Brackets after VALUES outside all others, or one row for DEFAULT VALUES. */
    private static long rows(SqlTokens tokens) {
        while (tokens.type() != SqlTokens.Type.END && !(tokens.isWord("values") && tokens.depth() == 0)) {
            tokens.next();
        }
        boolean values = tokens.isWord("values");
        long rows = 0;
        while (tokens.next() && !(tokens.isWord("on") && tokens.depth() == 0)) {
            rows += tokens.isSign('(') && tokens.depth() == 1 ? 1 : 0;
        }
        return values ? Math.max(1, rows) : 0;
    }

    private void setval(SqlTokens tokens) {
        tokens.findType(SqlTokens.Type.STRING);
        var inner = new SqlTokens(tokens.value().getBytes(StandardCharsets.UTF_8));
        inner.next();
        var sequence = CopyStatement.qualifiedName(inner, "");
        boolean negative = false;
        while (tokens.next() && tokens.type() != SqlTokens.Type.NUMBER) {
            negative |= tokens.isSign('-');
        }
        if (tokens.type() == SqlTokens.Type.NUMBER) {
            found.sequences.put(sequence, number((negative ? "-" : "") + tokens.value()));
        }
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            return Long.MAX_VALUE;
        }
    }

    private void setConfig(DumpPiece.Statement statement, SqlTokens tokens) {
        tokens.findType(SqlTokens.Type.STRING);
        if (tokens.type() != SqlTokens.Type.STRING || !tokens.value().equals("search_path")) {
            refuse(statement, "a setting changed by a function call");
        }
    }

    private void refuseDanger(DumpPiece.Statement statement) {
        var tokens = new SqlTokens(statement.sql().raw());
        while (tokens.next()) {
            if (tokens.isNamed() && DANGEROUS.contains(tokens.name())) {
                refuse(statement, "a call that leaves the database");
                return;
            }
        }
    }

    private void refuse(DumpPiece.Statement statement, String what) {
        found.find(REFUSE, statement.line(), what + ": " + statement.sql().opening());
    }
}
