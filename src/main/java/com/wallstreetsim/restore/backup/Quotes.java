package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.util.Arrays;

/** Takes words, quoted things and comments of a statement as wholes, so that nothing inside them is read as SQL. */
final class Quotes {
    private static final int LONGEST_KEYWORD = 12;

    private final ByteWindow in;
    private final Gathered gathered;
    private final byte[] word = new byte[LONGEST_KEYWORD];
    private boolean standardStrings = true;
    private long firstLine;
    private Literal literal = Literal.NONE;

    /** An E'' string goes on in the next quote when only white space with a line end stands between. */
    private enum Literal {
        NONE,
        ESCAPED,
        ESCAPED_THEN_NEWLINE
    }

    Quotes(ByteWindow in, Gathered gathered) {
        this.in = in;
        this.gathered = gathered;
    }

    void standardStrings(boolean on) {
        standardStrings = on;
    }

    void begin(long line) {
        firstLine = line;
        literal = Literal.NONE;
    }

    /** A word in lower case, empty text when it is longer than any keyword; takes the string of an {@code E'...'} too. */
    String word() throws IOException {
        literal = Literal.NONE;
        int length = 0;
        int first = in.peek();
        for (int next = first; SqlLexer.isWordPart(next); next = in.peek()) {
            if (length < LONGEST_KEYWORD) {
                word[length] = (byte) (next >= 'A' && next <= 'Z' ? next + 32 : next);
            }
            length++;
            keep();
        }
        if (length == 1 && (first == 'e' || first == 'E') && in.peek() == '\'') {
            string(true);
        }
        return length > LONGEST_KEYWORD ? "" : keyword(length);
    }

    @SuppressWarnings("deprecation") // ASCII only; this constructor makes no copy and no decoder
    private String keyword(int length) {
        return new String(word, 0, 0, length);
    }

    /** Takes what begins here when it is quoted or a comment; false when it is a single sign or a space. */
    boolean take(int next) throws IOException {
        switch (next) {
            case '\'' -> string(literal == Literal.ESCAPED_THEN_NEWLINE || !standardStrings);
            case '"' -> name();
            case '$' -> dollar();
            case '-' -> {
                return in.startsWith("--") && lineComment();
            }
            case '/' -> {
                return in.startsWith("/*") && blockComment();
            }
            default -> {
                space(next);
                return false;
            }
        }
        return true;
    }

    private void space(int next) {
        if (next == '\n' || next == '\r') {
            literal = literal == Literal.NONE ? Literal.NONE : Literal.ESCAPED_THEN_NEWLINE;
        } else if (!SqlLexer.isSpace(next)) {
            literal = Literal.NONE;
        }
    }

    private void string(boolean escapes) throws IOException {
        keep();
        for (int taken = keep(); taken != '\'' || in.peek() == '\''; taken = keep()) {
            if (taken == '\'' || (taken == '\\' && escapes)) {
                keep();
            }
        }
        literal = escapes ? Literal.ESCAPED : Literal.NONE;
    }

    private void name() throws IOException {
        literal = Literal.NONE;
        keep();
        for (int taken = keep(); taken != '"' || in.peek() == '"'; taken = keep()) {
            if (taken == '"') {
                keep();
            }
        }
    }

    private void dollar() throws IOException {
        literal = Literal.NONE;
        keep();
        var tag = new byte[64];
        int length = 0;
        int next = in.peek();
        int first = next;
        boolean begins = SqlLexer.isWordStart(next);
        while (begins && next != '$' && SqlLexer.isWordPart(next)) {
            tag = length == tag.length ? Arrays.copyOf(tag, length * 2) : tag;
            tag[length++] = (byte) keep();
            next = in.peek();
        }
        if (next == '$') {
            keep();
            dollarBody(Arrays.copyOf(tag, length));
        } else if (length == 1 && (first == 'e' || first == 'E') && next == '\'') {
            string(true);
        }
    }

    private void dollarBody(byte[] tag) throws IOException {
        // A tag has no dollar inside, so a mismatch can only start again at the byte that broke it.
        int matched = 0;
        while (matched < tag.length + 2) {
            int taken = keep();
            int wanted = matched == 0 || matched == tag.length + 1 ? '$' : tag[matched - 1] & 0xFF;
            matched = taken == wanted ? matched + 1 : taken == '$' ? 1 : 0;
        }
    }

    private boolean lineComment() throws IOException {
        for (int next = in.peek(); next >= 0 && next != '\n'; next = in.peek()) {
            keep();
        }
        return true;
    }

    private boolean blockComment() throws IOException {
        literal = Literal.NONE;
        for (int depth = 0, last = 0; ; ) {
            int taken = keep();
            int change = taken == '*' && last == '/' ? 1 : taken == '/' && last == '*' ? -1 : 0;
            depth += change;
            if (change != 0 && depth == 0) {
                return true;
            }
            last = change == 0 ? taken : 0;
        }
    }

    private int keep() throws IOException {
        int taken = in.take();
        if (taken < 0) {
            throw new DamagedException(
                    Reason.CUT,
                    "the dump ends on line %,d inside a statement that begins on line %,d: %s"
                            .formatted(in.line(), firstLine, gathered.opening()));
        }
        gathered.add(taken, firstLine);
        return taken;
    }
}
