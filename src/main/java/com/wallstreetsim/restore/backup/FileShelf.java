package com.wallstreetsim.restore.backup;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Shelf;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The backups of one store in a directory and its {@code weekly}; each is read to its last byte by what knows its form. */
public final class FileShelf implements Shelf {
    private static final String NEWEST = "newest";

    private final Place place;
    private final Reading.Form form;
    private final ExecutorService executor;
    private final ShelfListing listing;
    private final Map<Known, Reading> read = new ConcurrentHashMap<>();

    /** @param executor performs background scans, one thread per open {@link Scan} */
    public FileShelf(Place place, Reading.Form form, ExecutorService executor) {
        this.place = place;
        this.form = form;
        this.executor = executor;
        this.listing =
                new ShelfListing(place.directory(), new BackupNames(place.prefix(), place.endings(), place.zone()));
    }

    /**
     * Where the backups are, and what they are called: {@code redis_20261122_020000.rdb}.
     *
     * @param endings a pattern of what may follow the time
     */
    public record Place(Path directory, String prefix, String endings, ZoneId zone) {
        public Place {
            directory = directory.toAbsolutePath().normalize();
        }
    }

    private record Known(Path file, FileStamp stamp) {}

    public Path directory() {
        return place.directory();
    }

    @Override
    public List<Candidate> candidates() {
        return list().stream().map(backup -> described(backup, known(backup))).toList();
    }

    @Override
    public Scan scan(Consumer<Candidate> changed) {
        var scan = new Reader(changed);
        scan.work = executor.submit(scan::all);
        return scan;
    }

    @Override
    public Candidate at(String path) {
        var file = path(path);
        var listed = list().stream().filter(known -> known.path().equals(file)).findFirst();
        try {
            var backup = listed.isPresent() ? listed.get() : listing.at(file);
            return described(backup, known(backup));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> problem(String value) {
        try {
            if (value.equals(NEWEST)) {
                return list().isEmpty()
                        ? Optional.of("there is no backup in %s".formatted(place.directory()))
                        : Optional.empty();
            }
            var file = path(value);
            if (value.isBlank() || !Files.isRegularFile(file)) {
                return Optional.of("there is no file '%s'".formatted(file));
            }
            return Files.isReadable(file) ? Optional.empty() : Optional.of("'%s' cannot be read".formatted(file));
        } catch (InvalidPathException e) {
            return Optional.of("'%s' is not a path".formatted(SqlText.shown(value)));
        }
    }

    /** What is chosen when nothing is said: the newest, where there is one. */
    public Optional<String> preset() {
        return list().isEmpty() ? Optional.empty() : Optional.of(NEWEST);
    }

    /** The file an answer means: {@code newest} is the newest that reads good. Links are resolved. */
    public Path resolve(String value, DumpScan.Watch watch) throws StepException, InterruptedException {
        var file = value.equals(NEWEST) ? newestGood(watch) : path(value);
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new StepException(
                    "there is no file '%s'".formatted(file),
                    "Choose one of the backups in %s, or name another by its path.".formatted(place.directory()),
                    e);
        }
    }

    private Path newestGood(DumpScan.Watch watch) throws StepException, InterruptedException {
        for (var backup : list()) {
            if (backup.link().isEmpty() && read(backup.path(), watch).good()) {
                return backup.path();
            }
        }
        throw new StepException(
                "no backup in %s reads good".formatted(place.directory()),
                "Bring a backup from another machine and name it by its path.");
    }

    /** What is in a file: as remembered while it is unchanged, else read now. */
    public Reading read(Path file, DumpScan.Watch watch) throws InterruptedException {
        var before = stamp(file);
        var remembered = before.map(stamp -> read.get(new Known(file, stamp)));
        if (remembered.isPresent()) {
            return remembered.get();
        }
        var reading = form.read(file, watch);
        // A file that was written to meanwhile is another one than was read.
        if (before.isPresent() && before.equals(stamp(file))) {
            read.put(new Known(file, before.get()), reading);
        }
        return reading;
    }

    private Path path(String value) {
        if (value.indexOf('/') >= 0) {
            return Path.of(value).toAbsolutePath().normalize();
        }
        var direct = place.directory().resolve(value).normalize();
        var weekly = place.directory().resolve("weekly").resolve(value).normalize();
        return Files.exists(direct) || !Files.exists(weekly) ? direct : weekly;
    }

    private List<Backup> list() {
        try {
            return listing.read();
        } catch (IOException e) {
            throw new UncheckedIOException("unable to list " + place.directory(), e);
        }
    }

    private Optional<Reading> known(Backup backup) {
        return Optional.ofNullable(read.get(new Known(backup.path(), backup.stamp())));
    }

    private static Optional<FileStamp> stamp(Path file) {
        try {
            return Optional.of(FileStamp.of(file));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Candidate described(Backup backup, Optional<Reading> reading) {
        if (backup.link().isPresent()) {
            return candidate(backup, Candidate.State.BAD, "BAD", List.of("a symbolic link: name its file by its path"));
        }
        if (reading.isEmpty()) {
            return candidate(backup, Candidate.State.WAITING, "waiting", List.of());
        }
        var found = reading.get();
        var state = found.good() ? Candidate.State.GOOD : Candidate.State.BAD;
        return candidate(backup, state, found.word(), found.details(), found.rows());
    }

    private static Candidate candidate(Backup backup, Candidate.State state, String word, List<String> details) {
        return candidate(backup, state, word, details, OptionalLong.empty());
    }

    private static Candidate candidate(
            Backup backup, Candidate.State state, String word, List<String> details, OptionalLong rows) {
        var warnings = backup.timesDiffer()
                ? List.of("its name and its mtime tell different times: copied without its times, or renamed")
                : List.<String>of();
        return new Candidate(
                backup.path().toString(),
                backup.name(),
                backup.takenAt(),
                backup.kindWord(),
                backup.stamp().bytes(),
                state,
                word,
                rows,
                details,
                warnings);
    }

    /** Reads what is not known yet, newest first. */
    private final class Reader implements Scan {
        private final Consumer<Candidate> changed;
        private volatile boolean closed;
        private @Nullable Future<?> work;

        Reader(Consumer<Candidate> changed) {
            this.changed = changed;
        }

        @Override
        public void close() {
            closed = true;
            if (work != null) {
                work.cancel(true);
            }
        }

        private @Nullable Void all() throws InterruptedException {
            for (var backup : list()) {
                if (backup.link().isEmpty() && known(backup).isEmpty()) {
                    tell(candidate(backup, Candidate.State.SCANNING, "0 %", List.of()));
                    var last = new int[1];
                    var reading = read(backup.path(), (done, total) -> percent(backup, done, total, last));
                    tell(described(backup, Optional.of(reading)));
                }
            }
            return null;
        }

        private void percent(Backup backup, long done, long total, int[] last) {
            int percent = (int) Math.min(99, total == 0 ? 0 : 100 * done / total);
            if (percent > last[0]) {
                last[0] = percent;
                tell(candidate(backup, Candidate.State.SCANNING, percent + " %", List.of()));
            }
        }

        private void tell(Candidate candidate) {
            if (!closed) {
                changed.accept(candidate);
            }
        }
    }
}
