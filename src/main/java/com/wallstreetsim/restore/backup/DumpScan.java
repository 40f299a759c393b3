package com.wallstreetsim.restore.backup;

import com.wallstreetsim.restore.backup.Finding.Severity;
import com.wallstreetsim.restore.backup.ScanResult.Verdict;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** One pass over a backup, to its last byte: is it whole, what is in it, what is odd about it. */
public final class DumpScan {
    private static final int STRIDE = 256 * 1024;

    private final Path file;
    private final Watch watch;
    private final Gatherer gatherer = new Gatherer();
    private final Inspector inspector = new Inspector(gatherer);
    private final byte[] rows = new byte[64 * 1024];
    private DumpHeader header = DumpHeader.NONE;
    private long watched;

    private DumpScan(Path file, Watch watch) {
        this.file = file;
        this.watch = watch;
    }

    /** Looks on while a backup is scanned, and may stop it. */
    public interface Watch {
        /**
         * Called every few hundred kilobytes.
         *
         * @param done bytes of the file read
         * @param total its size in bytes
         * @throws InterruptedException to stop the scan
         */
        void at(long done, long total) throws InterruptedException;
    }

    /**
     * Reads the whole backup. Whatever its bytes are, the answer is a result: also for a file that cannot be read.
     *
     * @throws InterruptedException when {@code watch} or the thread's interruption stops it
     */
    public static ScanResult scan(Path file, Watch watch) throws InterruptedException {
        return new DumpScan(file, watch).scan();
    }

    private ScanResult scan() throws InterruptedException {
        try (var source = DumpSource.open(file);
                var reader = new DumpReader(source.stream())) {
            return read(source, reader);
        } catch (DamagedException e) {
            return result(Verdicts.damaged(file, e, gatherer.contents()));
        } catch (NoSuchFileException e) {
            return result(Verdicts.unreadable(file, "there is no such file"));
        } catch (AccessDeniedException e) {
            return result(Verdicts.unreadable(file, "permission denied"));
        } catch (IOException e) {
            return result(Verdicts.unreadable(file, String.valueOf(e.getMessage())));
        }
    }

    private ScanResult read(DumpSource source, DumpReader reader) throws IOException, InterruptedException {
        try {
            for (var piece = reader.next(); piece.isPresent(); piece = reader.next()) {
                take(piece.get(), source, reader);
                watch(source);
            }
        } finally {
            header = reader.header();
        }
        return result(Verdicts.whole(file, header, gatherer));
    }

    private void take(DumpPiece piece, DumpSource source, DumpReader reader) throws IOException, InterruptedException {
        if (piece instanceof DumpPiece.Statement statement) {
            inspector.statement(statement);
        } else if (piece instanceof DumpPiece.CopyStart start) {
            inspector.copy(start);
            rows(start.table(), source, reader);
        } else if (piece instanceof DumpPiece.Meta meta && !meta.normal()) {
            gatherer.find(Severity.REFUSE, meta.line(), "psql command %s".formatted(SqlText.shown(meta.command())));
        }
    }

    private void rows(String table, DumpSource source, DumpReader reader) throws IOException, InterruptedException {
        gatherer.rows(table, 0);
        try {
            for (int count = reader.readRows(rows); count >= 0; count = reader.readRows(rows)) {
                gatherer.bytes(count);
                watch(source);
            }
        } finally {
            gatherer.rows(table, reader.rows());
        }
    }

    private void watch(DumpSource source) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the scan of " + file + " was stopped");
        }
        if (source.position() - watched >= STRIDE) {
            watched = source.position();
            watch.at(watched, source.size());
        }
    }

    private ScanResult result(Verdict verdict) {
        return new ScanResult(verdict, header, gatherer.contents(), gatherer.findings());
    }
}
