package com.wallstreetsim.restore.backup;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Small readings of one statement's text. */
final class SqlText {
    private static final Pattern RESTRICT = Pattern.compile("\\\\(un)?restrict [A-Za-z0-9]+\\s*");

    private SqlText() {}

    static boolean isRestrict(String command) {
        return RESTRICT.matcher(command).matches();
    }

    static String opening(byte[] sql) {
        return shown(new String(sql, 0, Math.min(sql.length, 400), StandardCharsets.UTF_8));
    }

    /** Text of a file as one line of at most 100 characters; control characters could steer the operator's terminal. */
    static String shown(String text) {
        var line = text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 100 ? line : line.substring(0, 97) + "...";
    }

    static DumpPiece.Kind kind(byte[] sql) {
        var tokens = new SqlTokens(sql);
        if (!tokens.next() || tokens.type() != SqlTokens.Type.WORD) {
            return DumpPiece.Kind.OTHER;
        }
        return switch (tokens.name()) {
            case "set" -> DumpPiece.Kind.SET;
            case "select" -> DumpPiece.Kind.SELECT;
            case "insert" -> DumpPiece.Kind.INSERT;
            case "create" -> DumpPiece.Kind.CREATE;
            case "alter" -> DumpPiece.Kind.ALTER;
            case "drop" -> DumpPiece.Kind.DROP;
            case "comment" -> DumpPiece.Kind.COMMENT;
            case "grant" -> DumpPiece.Kind.GRANT;
            case "revoke" -> DumpPiece.Kind.REVOKE;
            case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare" ->
                DumpPiece.Kind.TRANSACTION;
            case "copy" -> DumpPiece.Kind.COPY;
            default -> DumpPiece.Kind.OTHER;
        };
    }

    /** The parameter of {@code SET [SESSION|LOCAL] name = value}, in lower case. */
    static String parameter(Sql sql) {
        return atParameter(sql).name();
    }

    /** Whether the value of a SET is one of the words PostgreSQL takes for false. */
    static boolean setsOff(Sql sql) {
        return switch (firstValue(sql).toLowerCase(Locale.ROOT)) {
            case "off", "false", "no", "0", "f", "n", "of" -> true;
            default -> false;
        };
    }

    /** The first value of a SET, without quotes; empty text where there is none. */
    static String firstValue(Sql sql) {
        var tokens = atParameter(sql);
        tokens.next();
        tokens.next();
        return switch (tokens.type()) {
            case WORD, NAME -> tokens.name();
            case STRING, NUMBER -> tokens.value();
            case SIGN -> tokens.isSign(';') ? "" : tokens.value();
            case END -> "";
        };
    }

    /** The first word in lower case; empty text where a statement does not begin with one. */
    static String firstWord(Sql sql) {
        var tokens = new SqlTokens(sql.raw());
        return tokens.next() && tokens.type() == SqlTokens.Type.WORD ? tokens.name() : "";
    }

    /** The role of {@code SET SESSION AUTHORIZATION role}. */
    static String authorization(Sql sql) {
        var tokens = atParameter(sql);
        tokens.next();
        return tokens.isNamed() ? tokens.name() : tokens.value();
    }

    private static SqlTokens atParameter(Sql sql) {
        var tokens = new SqlTokens(sql.raw());
        tokens.next();
        tokens.next();
        if (tokens.isWord("session") || tokens.isWord("local")) {
            tokens.next();
        }
        return tokens;
    }
}
