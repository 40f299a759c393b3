package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the pieces of a plain dump out of a stream of bytes. Memory is bounded: rows of any length stream through, a
 * single statement may have 64 MiB.
 *
 * <pre>{@code
 * try (var source = DumpSource.open(path); var reader = new DumpReader(source.stream())) {
 *     for (var piece = reader.next(); piece.isPresent(); piece = reader.next()) {
 *         // after a CopyStart: for (int n; (n = reader.readRows(buffer)) >= 0; ) copy.writeToCopy(buffer, 0, n);
 *     }
 * }
 * }</pre>
 *
 * The end of the stream is reached, and so the checksum of the last byte is checked, when {@link #next} gives nothing.
 */
public final class DumpReader implements AutoCloseable {
    private final InputStream in;
    private final ByteWindow window;
    private final HeaderComments comments = new HeaderComments();
    private final SqlLexer lexer;
    private String searchPath = "public";
    private @Nullable CopyRows copy;
    private boolean rowsEnded;
    private boolean started;

    public DumpReader(InputStream in) {
        this.in = in;
        this.window = new ByteWindow(in);
        this.lexer = new SqlLexer(window, comments);
    }

    /**
     * The next piece, or empty at the end of the dump. After a {@link DumpPiece.CopyStart} whose rows were not all
     * read, the rest of them is skipped (and counted) and the {@link DumpPiece.CopyEnd} is given.
     *
     * @throws DamagedException when the dump ends inside a piece, or what stands there cannot be one
     */
    public Optional<DumpPiece> next() throws IOException {
        if (copy != null) {
            return Optional.of(endOf(copy));
        }
        skipByteOrderMark();
        var piece = lexer.next();
        if (piece.isPresent() && piece.get() instanceof DumpPiece.Statement statement) {
            return Optional.of(understand(statement));
        }
        return piece;
    }

    /**
     * The next bytes of the rows of the COPY that was started: raw, with each row's line end, without the end mark.
     * A chunk may begin and end inside a row.
     *
     * @return how many bytes were put into {@code target} from its start, at least 1, or -1 after the last row
     * @throws DamagedException when the dump ends before the end mark
     */
    public int readRows(byte[] target) throws IOException {
        int count = copy == null || rowsEnded ? -1 : copy.span(target.length);
        if (count > 0) {
            System.arraycopy(window.buffer(), window.position() - count, target, 0, count);
        }
        rowsEnded |= count < 0;
        return count;
    }

    /** Rows of the current COPY handed out so far; a row cut by the end of a chunk counts with its last byte. */
    public long rows() {
        return copy == null ? 0 : copy.rows();
    }

    /** The line of the file, from 1, up to which the dump was read. */
    public long line() {
        return window.line();
    }

    /** What the comments of {@code pg_dump} said up to here. */
    public DumpHeader header() {
        return comments.header();
    }

    /**
     * The sequence, {@code schema.name}, whose value the piece just read sets with {@code SELECT setval(...)}; empty text
     * for any other. Old dumps name no schema: it is that of their {@code search_path}.
     */
    public String sequence(DumpPiece.Statement statement) {
        return statement.kind() == DumpPiece.Kind.SELECT ? Calls.sequence(statement.sql(), searchPath) : "";
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private DumpPiece endOf(CopyRows ending) throws IOException {
        while (!rowsEnded) {
            rowsEnded = ending.span(Integer.MAX_VALUE) < 0;
        }
        copy = null;
        // The end mark's own line has been passed.
        return new DumpPiece.CopyEnd(ending.table(), ending.rows(), window.line() - 1);
    }

    private DumpPiece understand(DumpPiece.Statement statement) throws IOException {
        if (statement.kind() == DumpPiece.Kind.SET) {
            follow(statement);
        } else if (statement.kind() == DumpPiece.Kind.COPY) {
            var table = CopyStatement.tableFromStdin(statement.sql(), searchPath);
            if (table.isPresent()) {
                return start(new DumpPiece.CopyStart(statement.sql(), table.get(), statement.line()));
            }
        }
        return statement;
    }

    private void follow(DumpPiece.Statement set) {
        switch (set.parameter()) {
            case "standard_conforming_strings" -> lexer.standardStrings(!SqlText.setsOff(set.sql()));
            case "search_path" -> searchPath = SqlText.firstValue(set.sql());
            default -> {}
        }
    }

    private DumpPiece start(DumpPiece.CopyStart begun) throws IOException {
        for (int next = window.peek(); next >= 0 && next != '\n'; next = window.peek()) {
            if (!SqlLexer.isSpace(next)) {
                throw new DamagedException(
                        Reason.CORRUPT,
                        "text after the COPY of table '%s' on its line %,d"
                                .formatted(SqlText.shown(begun.table()), window.line()));
            }
            window.take();
        }
        window.take();
        copy = new CopyRows(window, begun.table());
        rowsEnded = false;
        return begun;
    }

    private void skipByteOrderMark() throws IOException {
        if (!started && window.startsWith("\u00EF\u00BB\u00BF")) {
            window.advance(3, 0);
        }
        started = true;
    }
}
