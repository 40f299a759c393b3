package com.wallstreetsim.restore.backup;

import static com.wallstreetsim.restore.backup.Finding.Severity.INFO;
import static com.wallstreetsim.restore.backup.Finding.Severity.REFUSE;
import static com.wallstreetsim.restore.backup.Finding.Severity.WARN;

import java.util.Locale;
import java.util.Set;

/** Looks at each statement for what it brings, what it needs, and what {@code pg_dump} never writes. */
final class Inspector {
    /** Everything {@code pg_dump} 9 to 18 sets at the head of a plain dump or on the way. */
    private static final Set<String> SETTINGS = Set.of(
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "transaction_timeout",
            "client_encoding",
            "standard_conforming_strings",
            "check_function_bodies",
            "xmloption",
            "client_min_messages",
            "row_security",
            "default_tablespace",
            "default_with_oids",
            "default_table_access_method",
            "escape_string_warning",
            "search_path");

    /** Letters of these may hold a backslash as their second byte; a server never has them. */
    private static final Set<String> UNSAFE_ENCODINGS =
            Set.of("sjis", "shift_jis_2004", "big5", "gbk", "uhc", "gb18030", "johab");

    private final Gatherer found;
    private final Definitions definitions;
    private final Calls calls;

    Inspector(Gatherer found) {
        this.found = found;
        this.definitions = new Definitions(found);
        this.calls = new Calls(found);
    }

    void statement(DumpPiece.Statement statement) {
        found.count(statement.kind());
        switch (statement.kind()) {
            case SET -> set(statement);
            case SELECT -> calls.select(statement);
            case INSERT -> calls.insert(statement);
            case CREATE -> definitions.create(statement);
            case ALTER -> definitions.alter(statement);
            case DROP -> definitions.drop(statement);
            case GRANT, REVOKE -> definitions.grant(statement);
            case TRANSACTION -> transaction(statement);
            case COPY -> refuse(statement, "COPY that reads or writes a file or a program of the server");
            case OTHER -> other(statement);
            case COMMENT -> {}
        }
    }

    /** Options would change what a row is, and so the count of rows. */
    void copy(DumpPiece.CopyStart copy) {
        var tokens = new SqlTokens(copy.sql().raw());
        tokens.findWord("from");
        tokens.next();
        if (tokens.next() && !tokens.isSign(';')) {
            found.find(REFUSE, copy.line(), "COPY with options: " + copy.sql().opening());
        }
    }

    private void set(DumpPiece.Statement set) {
        var parameter = set.parameter();
        var value = SqlText.firstValue(set.sql());
        switch (parameter) {
            case "client_encoding" -> encoding(set, value);
            case "transaction_timeout" ->
                found.find(
                        INFO,
                        set.line(),
                        "transaction_timeout, which servers before 17 do not know, is left out there");
            case "default_tablespace" -> {
                if (!value.isEmpty()) {
                    found.find(WARN, set.line(), "needs the tablespace '%s'".formatted(SqlText.shown(value)));
                }
            }
            case "standard_conforming_strings" -> {
                if (SqlText.setsOff(set.sql())) {
                    found.find(WARN, set.line(), "backslashes in its strings are escapes (a very old server's dump)");
                }
            }
            default -> unusual(set, parameter);
        }
    }

    private void encoding(DumpPiece.Statement set, String value) {
        found.encoding(value);
        if (UNSAFE_ENCODINGS.contains(value.toLowerCase(Locale.ROOT))) {
            found.find(REFUSE, set.line(), "encoding %s, which cannot be read safely as bytes".formatted(value));
        }
    }

    private void unusual(DumpPiece.Statement set, String parameter) {
        if (parameter.equals("authorization")) {
            found.role(SqlText.authorization(set.sql()));
        } else if (!SETTINGS.contains(parameter)) {
            found.find(
                    WARN,
                    set.line(),
                    "a setting pg_dump does not write: " + set.sql().opening());
        }
    }

    private void transaction(DumpPiece.Statement statement) {
        var word = SqlText.firstWord(statement.sql());
        if (word.equals("rollback") || word.equals("abort") || word.equals("prepare")) {
            refuse(statement, "transaction control");
        }
    }

    private void other(DumpPiece.Statement statement) {
        switch (SqlText.firstWord(statement.sql())) {
            case "refresh", "security" -> {}
            case "do", "call", "load", "execute", "import", "checkpoint", "listen", "notify" ->
                refuse(statement, "code that runs at once");
            default ->
                found.find(
                        WARN,
                        statement.line(),
                        "a statement pg_dump does not write: " + statement.sql().opening());
        }
    }

    private void refuse(DumpPiece.Statement statement, String what) {
        found.find(REFUSE, statement.line(), what + ": " + statement.sql().opening());
    }
}
