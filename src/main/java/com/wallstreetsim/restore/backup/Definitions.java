package com.wallstreetsim.restore.backup;

import static com.wallstreetsim.restore.backup.Finding.Severity.INFO;
import static com.wallstreetsim.restore.backup.Finding.Severity.REFUSE;
import static com.wallstreetsim.restore.backup.Finding.Severity.WARN;

import java.util.Set;

/** Reads statements that make, change, drop and grant things. */
final class Definitions {
    /** Things of the whole server: a dump of one database has none. */
    private static final Set<String> SERVER_WIDE = Set.of("role", "user", "group", "tablespace", "database", "system");

    private final Gatherer found;
    private boolean dropsSaid;

    Definitions(Gatherer found) {
        this.found = found;
    }

    void create(DumpPiece.Statement statement) {
        var tokens = at(statement);
        while (tokens.isWord("or")
                || tokens.isWord("replace")
                || tokens.isWord("unlogged")
                || tokens.isWord("trusted")) {
            tokens.next();
        }
        switch (tokens.type() == SqlTokens.Type.WORD ? tokens.name() : "") {
            case "table" -> table(tokens);
            case "foreign" -> foreign(tokens);
            case "extension" -> extension(tokens);
            case "function", "procedure" -> routine(statement, tokens);
            case "schema" -> roleAfter(tokens, "authorization");
            case "policy" -> rolesAfter(tokens, "to");
            case "subscription" -> warn(statement, "a subscription to another server");
            case "user" -> user(statement, tokens);
            default -> serverWide(statement, tokens);
        }
    }

    void alter(DumpPiece.Statement statement) {
        var tokens = at(statement);
        if (tokens.isWord("default")) {
            roleAfter(tokens, "role");
            rolesAfter(tokens, "to");
        } else if (!serverWide(statement, tokens)) {
            roleAfter(tokens, "owner");
        }
    }

    void drop(DumpPiece.Statement statement) {
        var tokens = at(statement);
        if (serverWide(statement, tokens) || dropsSaid) {
            return;
        }
        tokens.next();
        dropsSaid = true;
        if (tokens.isWord("if")) {
            found.find(INFO, statement.line(), "it drops things before it makes them (pg_dump --clean)");
        } else {
            found.find(
                    WARN,
                    statement.line(),
                    "it drops things without IF EXISTS (pg_dump --clean), which fails in an empty database");
        }
    }

    void grant(DumpPiece.Statement statement) {
        var tokens = at(statement);
        boolean onThing = false;
        while (tokens.type() != SqlTokens.Type.END && !isTarget(tokens)) {
            onThing |= tokens.isWord("on");
            tokens.next();
        }
        if (onThing) {
            roles(tokens);
        } else {
            refuse(statement, "membership of roles");
        }
    }

    private static boolean isTarget(SqlTokens tokens) {
        return tokens.depth() == 0 && (tokens.isWord("to") || tokens.isWord("from"));
    }

    private void table(SqlTokens tokens) {
        tokens.next();
        if (tokens.isWord("if")) {
            tokens.next();
            tokens.next();
            tokens.next();
        }
        found.tables.add(CopyStatement.qualifiedName(tokens, ""));
    }

    private void foreign(SqlTokens tokens) {
        tokens.next();
        if (tokens.isWord("table")) {
            table(tokens);
        }
    }

    private void extension(SqlTokens tokens) {
        tokens.next();
        if (tokens.isWord("if")) {
            tokens.next();
            tokens.next();
            tokens.next();
        }
        found.extensions.add(tokens.name());
    }

    private void user(DumpPiece.Statement statement, SqlTokens tokens) {
        tokens.next();
        if (tokens.isWord("mapping")) {
            roleAfter(tokens, "for");
        } else {
            refuse(statement, "a change to the whole server");
        }
    }

    private void routine(DumpPiece.Statement statement, SqlTokens tokens) {
        tokens.findWord("language");
        tokens.next();
        var language = tokens.type() == SqlTokens.Type.STRING ? tokens.value() : tokens.name();
        if (language.equals("c") || language.equals("internal") || language.endsWith("u") || language.equals("plsh")) {
            warn(statement, "a function in the untrusted language " + SqlText.shown(language));
        }
        if (Calls.mentionsDanger(statement.sql())) {
            warn(statement, "a function that may reach the server's files or other servers");
        }
    }

    private boolean serverWide(DumpPiece.Statement statement, SqlTokens tokens) {
        boolean wide = tokens.type() == SqlTokens.Type.WORD && SERVER_WIDE.contains(tokens.name());
        if (wide && tokens.isWord("user")) {
            tokens.next();
            wide = !tokens.isWord("mapping");
        }
        if (wide) {
            refuse(statement, "a change to the whole server");
        }
        return wide;
    }

    private void roleAfter(SqlTokens tokens, String word) {
        tokens.findWord(word);
        tokens.next();
        if (tokens.isWord("to")) {
            tokens.next();
        }
        role(tokens);
    }

    private void rolesAfter(SqlTokens tokens, String word) {
        tokens.findWord(word);
        roles(tokens);
    }

    /** Names with commas between; the walk stands on the word before them. */
    private void roles(SqlTokens tokens) {
        while (tokens.next() && tokens.isNamed()) {
            if (tokens.isWord("group")) {
                tokens.next();
            }
            role(tokens);
            tokens.next();
            if (!tokens.isSign(',')) {
                return;
            }
        }
    }

    private void role(SqlTokens tokens) {
        if (tokens.isNamed()) {
            found.role(tokens.name());
        }
    }

    /** The walk on the statement's second word. */
    private static SqlTokens at(DumpPiece.Statement statement) {
        var tokens = new SqlTokens(statement.sql().raw());
        tokens.next();
        tokens.next();
        return tokens;
    }

    private void warn(DumpPiece.Statement statement, String what) {
        found.find(WARN, statement.line(), what + ": " + statement.sql().opening());
    }

    private void refuse(DumpPiece.Statement statement, String what) {
        found.find(REFUSE, statement.line(), what + ": " + statement.sql().opening());
    }
}
