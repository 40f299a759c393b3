package com.wallstreetsim.restore.backup;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Shelf;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what is not known yet, one backup after the other in the shelf's order, and tells each change. */
final class ShelfScan implements Shelf.Scan {
    private final BackupShelf shelf;
    private final Consumer<Candidate> changed;
    private volatile boolean closed;
    private @Nullable Future<?> work;

    ShelfScan(BackupShelf shelf, Consumer<Candidate> changed) {
        this.shelf = shelf;
        this.changed = changed;
    }

    void start(ExecutorService executor) {
        work = executor.submit(this::all);
    }

    @Override
    public void close() {
        closed = true;
        if (work != null) {
            work.cancel(true);
        }
    }

    private @Nullable Void all() throws InterruptedException {
        var backups = shelf.list();
        for (var backup : backups) {
            var before = shelf.descriptions(backups).of(backup);
            if (before.state() == Candidate.State.WAITING) {
                one(backup, backups);
            } else {
                // Another scan may have read it since whoever listens listed it as waiting.
                tell(before);
            }
        }
        return null;
    }

    private void one(Backup backup, List<Backup> backups) throws InterruptedException {
        var descriptions = shelf.descriptions(backups);
        tell(descriptions.scanning(backup, 0));
        var last = new int[1];
        var result = shelf.scan(backup.path(), (done, total) -> {
            int percent = (int) Math.min(99, total == 0 ? 0 : 100 * done / total);
            if (percent > last[0]) {
                last[0] = percent;
                tell(descriptions.scanning(backup, percent));
            }
        });
        tell(descriptions.scanned(backup, result));
        // The one scanned before this may now be compared with it.
        backups.stream()
                .filter(newer -> newer.takenAt().isAfter(backup.takenAt()))
                .map(descriptions::of)
                .filter(newer -> newer.state() == Candidate.State.GOOD)
                .forEach(this::tell);
    }

    private void tell(Candidate candidate) {
        if (!closed) {
            changed.accept(candidate);
        }
    }
}
