package com.wallstreetsim.restore.backup;

/** One piece of a plain dump, in the order of the file. Bytes are as in the file; nothing is decoded but names. */
public sealed interface DumpPiece {
    /** The line of the file, from 1, on which the piece begins. */
    long line();

    /**
     * One complete SQL statement.
     *
     * @param sql from its first word to its {@code ;} inclusive; comments before it are left out, those inside kept
     * @param kind by its first word, so that nobody has to read the text to sort it
     */
    record Statement(Sql sql, long line, Kind kind) implements DumpPiece {
        /** The parameter a {@code SET} statement sets, in lower case; empty text for any other statement. */
        public String parameter() {
            return kind == Kind.SET ? SqlText.parameter(sql) : "";
        }
    }

    /**
     * {@code COPY ... FROM stdin;}: the rows follow and are taken with {@link DumpReader#readRows}.
     *
     * @param sql the statement with its {@code ;}
     * @param table {@code schema.table}, both exactly as the server knows them: quotes taken off, unquoted names in
     *     lower case, the schema from {@code search_path} where the statement names none
     */
    record CopyStart(Sql sql, String table, long line) implements DumpPiece {}

    /** The end mark {@code \.} of the rows of one COPY; {@code rows} of them were there, read or skipped. */
    record CopyEnd(String table, long rows, long line) implements DumpPiece {}

    /**
     * A backslash command of psql, never to be executed.
     *
     * @param command the whole line from its backslash, without the line end
     */
    record Meta(String command, long line) implements DumpPiece {
        /** Whether it is {@code \restrict} or {@code unrestrict} with its key and nothing else: every dump since August 2025 has them. */
        public boolean normal() {
            return SqlText.isRestrict(command);
        }
    }

    /** What a statement is, by its first word. */
    enum Kind {
        SET,
        SELECT,
        INSERT,
        CREATE,
        ALTER,
        DROP,
        COMMENT,
        GRANT,
        REVOKE,
        /** {@code BEGIN}, {@code COMMIT} and their like; in a plain dump only around large objects. */
        TRANSACTION,
        /** A COPY that does not read from the dump itself: to or from a file, a program, stdout. */
        COPY,
        OTHER
    }
}
