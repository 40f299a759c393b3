package com.wallstreetsim.restore.backup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Walks over the words and signs of one complete statement; makes no object per token. */
final class SqlTokens {
    /** What stands at the walk's place. */
    enum Type {
        /** An unquoted name or keyword. */
        WORD,
        /** A name in double quotes. */
        NAME,
        /** A string of any kind: plain, E'' or dollar-quoted. */
        STRING,
        /** Digits. */
        NUMBER,
        /** Anything else, one byte at a time. */
        SIGN,
        END
    }

    private final byte[] sql;
    private Type type = Type.END;
    private int start;
    private int end;
    private int depth;

    SqlTokens(byte[] sql) {
        this.sql = sql;
    }

    Type type() {
        return type;
    }

    /** How many brackets are open at this token; an opening one counts itself, a closing one does not. */
    int depth() {
        return depth;
    }

    /** Goes to the next token; false at the end. */
    boolean next() {
        start = skip(end);
        if (start >= sql.length) {
            type = Type.END;
            end = start;
            return false;
        }
        int first = at(start);
        if (SqlLexer.isWordStart(first)) {
            word();
        } else if (first == '\'' || first == '"') {
            end = quoted(start + 1, first, false);
            type = first == '"' ? Type.NAME : Type.STRING;
        } else if (first == '$' && dollarTag() > 0) {
            dollar(dollarTag());
        } else {
            sign(first);
        }
        return true;
    }

    /** Goes on to the next token of the type, or to the end. */
    void findType(Type wanted) {
        boolean more = next();
        while (more && type != wanted) {
            more = next();
        }
    }

    /** Goes on to the next such keyword outside brackets, or to the end. */
    void findWord(String lower) {
        boolean more = next();
        while (more && !(depth == 0 && isWord(lower))) {
            more = next();
        }
    }

    /** Whether this is the keyword or unquoted name, given in lower case. */
    boolean isWord(String lower) {
        if (type != Type.WORD || end - start != lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            if (lowerCase(at(start + i)) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isSign(char sign) {
        return type == Type.SIGN && at(start) == sign;
    }

    boolean isNamed() {
        return type == Type.WORD || type == Type.NAME;
    }

    /** A name as the server knows it: unquoted in lower case, quoted with its quotes taken off. */
    String name() {
        if (type == Type.NAME) {
            return decode(start + 1, Math.max(start + 1, end - 1)).replace("\"\"", "\"");
        }
        return decode(start, end).toLowerCase(Locale.ROOT);
    }

    /** The value of a plain string; a dollar-quoted or E'' string as it stands. */
    String value() {
        if (type == Type.STRING && at(start) == '\'') {
            return decode(start + 1, Math.max(start + 1, end - 1)).replace("''", "'");
        }
        return decode(start, end);
    }

    private void word() {
        end = start + 1;
        while (end < sql.length && SqlLexer.isWordPart(at(end))) {
            end++;
        }
        type = Type.WORD;
        int first = lowerCase(at(start));
        if (end - start == 1 && first == 'e' && end < sql.length && at(end) == '\'') {
            end = quoted(end + 1, '\'', true);
            type = Type.STRING;
        }
    }

    private void sign(int first) {
        type = Type.SIGN;
        end = start + 1;
        if (isDigit(first)) {
            type = Type.NUMBER;
            while (end < sql.length && isDigit(at(end))) {
                end++;
            }
        }
        if (first == '(') {
            depth++;
        } else if (first == ')') {
            depth--;
        }
    }

    private void dollar(int tag) {
        type = Type.STRING;
        end = start + tag;
        while (end + tag <= sql.length && !matches(end, tag)) {
            end++;
        }
        end = Math.min(sql.length, end + tag);
    }

    private boolean matches(int place, int length) {
        for (int i = 0; i < length; i++) {
            if (sql[start + i] != sql[place + i]) {
                return false;
            }
        }
        return true;
    }

    /** Length of the dollar tag that begins here, both dollars counted, or 0. */
    private int dollarTag() {
        int at = start + 1;
        if (at < sql.length && at(at) != '$' && !SqlLexer.isWordStart(at(at))) {
            return 0;
        }
        while (at < sql.length && at(at) != '$' && SqlLexer.isWordPart(at(at))) {
            at++;
        }
        return at < sql.length && at(at) == '$' ? at + 1 - start : 0;
    }

    private int quoted(int from, int quote, boolean escapes) {
        int at = from;
        while (at < sql.length) {
            int here = at(at);
            if (here == quote && !(at + 1 < sql.length && at(at + 1) == quote)) {
                return at + 1;
            }
            at += here == quote || (escapes && here == '\\') ? 2 : 1;
        }
        return sql.length;
    }

    private int skip(int from) {
        int at = from;
        while (at < sql.length) {
            if (SqlLexer.isSpace(at(at))) {
                at++;
            } else if (pair(at, '-', '-')) {
                at = lineEnd(at);
            } else if (pair(at, '/', '*')) {
                at = commentEnd(at);
            } else {
                return at;
            }
        }
        return sql.length;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < sql.length && sql[at] != '\n') {
            at++;
        }
        return at;
    }

    private int commentEnd(int from) {
        int depth = 0;
        int at = from;
        while (at < sql.length) {
            boolean opens = pair(at, '/', '*');
            boolean closes = pair(at, '*', '/');
            depth += opens ? 1 : closes ? -1 : 0;
            at += opens || closes ? 2 : 1;
            if (depth == 0) {
                return at;
            }
        }
        return sql.length;
    }

    private boolean pair(int at, char first, char second) {
        return sql[at] == first && at + 1 < sql.length && sql[at + 1] == second;
    }

    private int at(int index) {
        return sql[index] & 0xFF;
    }

    private static boolean isDigit(int value) {
        return value >= '0' && value <= '9';
    }

    private static int lowerCase(int value) {
        return value >= 'A' && value <= 'Z' ? value + 32 : value;
    }

    private String decode(int from, int to) {
        if (isAscii(from, to)) {
            // Almost every name; a decoder for each would cost more than the rest of an INSERT.
            return new String(sql, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(sql, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(sql, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    private boolean isAscii(int from, int to) {
        int at = from;
        while (at < to && sql[at] >= 0) {
            at++;
        }
        return at == to;
    }
}
