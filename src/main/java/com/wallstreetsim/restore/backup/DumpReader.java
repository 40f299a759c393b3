package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

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

    public DumpReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next piece, or empty at the end of the dump. After a {@link DumpPiece.CopyStart} whose rows were not all
     * read, the rest of them is skipped (and counted) and the {@link DumpPiece.CopyEnd} is given.
     *
     * @throws DamagedException when the dump ends inside a piece, or what stands there cannot be one
     */
    public Optional<DumpPiece> next() throws IOException {
        throw new IOException("not yet: " + in);
    }

    /**
     * The next bytes of the rows of the COPY that was started: raw, with each row's line end, without the end mark.
     * A chunk may begin and end inside a row.
     *
     * @return how many bytes were put into {@code target} from its start, at least 1, or -1 after the last row
     * @throws DamagedException when the dump ends before the end mark
     */
    public int readRows(byte[] target) throws IOException {
        throw new IOException("not yet: " + target.length);
    }

    /** Rows of the current COPY handed out so far. */
    public long rows() {
        return 0;
    }

    /** The line of the file, from 1, up to which the dump was read. */
    public long line() {
        return 0;
    }

    /** What the comments of {@code pg_dump} said up to here. */
    public DumpHeader header() {
        return DumpHeader.NONE;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
