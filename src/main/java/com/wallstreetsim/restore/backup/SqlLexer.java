package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Cuts a stream into statements and backslash commands where psql would. The rules are those of PostgreSQL's
 * {@code psqlscan.l}: quotes of all kinds, nested comments, brackets, and {@code BEGIN ATOMIC} bodies.
 */
final class SqlLexer {
    private final ByteWindow in;
    private final HeaderComments comments;
    private final Gathered gathered = new Gathered();
    private final Quotes quotes;
    private final AtomicBodies bodies = new AtomicBodies();
    private long firstLine;
    private int brackets;

    SqlLexer(ByteWindow in, HeaderComments comments) {
        this.in = in;
        this.comments = comments;
        this.quotes = new Quotes(in, gathered);
    }

    /** What {@code standard_conforming_strings} is from here on: whether a backslash in a plain string is a letter. */
    void standardStrings(boolean on) {
        quotes.standardStrings(on);
    }

    /** The next statement or backslash command, or empty at the end. */
    Optional<DumpPiece> next() throws IOException {
        if (gathered.isEmpty()) {
            begin();
        }
        for (int next = in.peek(); next >= 0; next = in.peek()) {
            if (next == '\\') {
                return Optional.of(meta());
            }
            if (lex(next)) {
                return Optional.of(statement());
            }
        }
        if (!gathered.isEmpty()) {
            throw cut(gathered.opening());
        }
        return Optional.empty();
    }

    private void begin() throws IOException {
        between();
        firstLine = in.line();
        quotes.begin(firstLine);
        bodies.begin();
        brackets = 0;
    }

    /** White space, comments and empty statements. */
    private void between() throws IOException {
        for (int next = in.peek(); next >= 0; next = in.peek()) {
            if (isSpace(next) || next == ';') {
                in.take();
            } else if (in.startsWith("--")) {
                comments.comment(restOfLine(200));
            } else if (in.startsWith("/*")) {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() throws IOException {
        long line = in.line();
        for (int depth = 0, last = 0; ; ) {
            int taken = in.take();
            if (taken < 0) {
                throw new DamagedException(
                        Reason.CUT, "the dump ends inside a comment that begins on line %,d".formatted(line));
            }
            int change = taken == '*' && last == '/' ? 1 : taken == '/' && last == '*' ? -1 : 0;
            depth += change;
            if (change != 0 && depth == 0) {
                return;
            }
            last = change == 0 ? taken : 0;
        }
    }

    /** Takes what stands next into the statement; true when it was the {@code ;} that ends it. */
    private boolean lex(int next) throws IOException {
        if (isWordStart(next)) {
            bodies.word(quotes.word(), brackets);
            return false;
        }
        if (quotes.take(next)) {
            return false;
        }
        gathered.add(in.take(), firstLine);
        if (next == '(') {
            brackets++;
        } else if (next == ')') {
            brackets = Math.max(0, brackets - 1);
        }
        return next == ';' && brackets == 0 && !bodies.inside();
    }

    private DumpPiece statement() {
        comments.statement();
        var sql = gathered.finish();
        return new DumpPiece.Statement(sql, firstLine, SqlText.kind(sql.raw()));
    }

    private DumpPiece meta() throws IOException {
        long line = in.line();
        return new DumpPiece.Meta(restOfLine(1000), line);
    }

    /** Text of at most {@code limit} bytes up to the end of the line; the line end and all beyond the limit is dropped. */
    private String restOfLine(int limit) throws IOException {
        var text = new byte[limit];
        int length = 0;
        for (int taken = in.take(); taken >= 0 && taken != '\n'; taken = in.take()) {
            if (length < limit) {
                text[length++] = (byte) taken;
            }
        }
        int end = length > 0 && text[length - 1] == '\r' ? length - 1 : length;
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    private DamagedException cut(String opening) {
        return new DamagedException(
                Reason.CUT,
                "the dump ends on line %,d inside a statement that begins on line %,d: %s"
                        .formatted(in.line(), firstLine, opening));
    }

    static boolean isSpace(int value) {
        return value == ' ' || (value >= '\t' && value <= '\r');
    }

    static boolean isWordStart(int value) {
        return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') || value == '_' || value >= 0x80;
    }

    static boolean isWordPart(int value) {
        return isWordStart(value) || (value >= '0' && value <= '9') || value == '$';
    }
}
