package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.backup.BackupShelf;
import com.wallstreetsim.restore.backup.Finding;
import com.wallstreetsim.restore.backup.ScanResult;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.Shelf;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Instant;

/** Backups on a shelf in the site's directory. */
public final class ShelfBackups implements Backups {
    private final BackupShelf shelf;
    private final Path directory;

    public ShelfBackups(BackupShelf shelf, Path directory) {
        this.shelf = shelf;
        this.directory = directory;
    }

    @Override
    public Shelf shelf() {
        return shelf;
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Path resolve(String answer) throws StepException, InterruptedException {
        return shelf.resolve(answer, (done, total) -> stopWhenAsked(), passedOver -> {});
    }

    @Override
    public Taken newestBefore(Instant time) throws StepException, InterruptedException {
        for (var backup : shelf.candidates()) {
            var path = Path.of(backup.value());
            var fits = !backup.kind().equals("pre-restore") && !backup.takenAt().isAfter(time);
            if (fits && shelf.scan(path, (done, total) -> stopWhenAsked()).good()) {
                return new Taken(path, backup.takenAt());
            }
        }
        throw new StepException(
                "no good backup in %s was taken before %s".formatted(directory, time),
                "Choose a later time, or restore an older backup by its path with 'postgres.restore'.");
    }

    private static void stopWhenAsked() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the scan was stopped");
        }
    }

    @Override
    public Scanned scan(Path backup, StepContext context) throws StepException, InterruptedException {
        var result = shelf.scan(backup, (done, total) -> {
            context.checkCancelled();
            context.progress(new Progress(done, total, "bytes", "reading " + backup.getFileName()));
        });
        if (!result.good()) {
            throw new StepException(result.verdict().message(), result.verdict().hint());
        }
        return scanned(result);
    }

    private static Scanned scanned(ScanResult result) {
        var header = result.header();
        var contents = result.contents();
        return new Scanned(
                new RowCounts(contents.rows()),
                "PostgreSQL %s, pg_dump %s".formatted(first(header.serverVersion()), first(header.dumpVersion())),
                major(header.serverVersion()),
                contents.bytes(),
                contents.needs().roles().stream().toList(),
                contents.needs().extensions().stream().toList(),
                result.findings().stream().map(Finding::words).toList());
    }

    /** {@code 15.18} of {@code 15.18 (Debian 15.18-0+deb12u1)}. */
    private static String first(String version) {
        return version.isEmpty() ? "of unknown version" : version.substring(0, (version + " ").indexOf(' '));
    }

    private static int major(String version) {
        var digits = version.replaceFirst("[^0-9].*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
