package com.wallstreetsim.restore.backup;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Shelf;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** The backups of one database in a directory and its {@code weekly}, with what scans found in them. */
public final class BackupShelf implements Shelf {
    private static final String NEWEST = "newest";

    private final Place place;
    private final ScanCache cache;
    private final ExecutorService executor;
    private final Clock clock;
    private final ShelfListing listing;
    private final Map<Known, ScanResult> scanned = new ConcurrentHashMap<>();

    /** @param executor performs background scans, one thread per open {@link Scan} */
    public BackupShelf(Place place, ScanCache cache, ExecutorService executor, Clock clock) {
        this.place = place;
        this.cache = cache;
        this.executor = executor;
        this.clock = clock;
        this.listing = new ShelfListing(place.directory(), new BackupNames(place.database(), place.zone()));
    }

    /**
     * Where backups are, and how their names are read.
     *
     * @param directory the dailies and {@code pre_restore_} files; weeklies stand in its {@code weekly}
     * @param database the first part of their names
     * @param zone of the machine that names them
     */
    public record Place(Path directory, String database, ZoneId zone, Retention retention) {
        public Place {
            directory = directory.toAbsolutePath().normalize();
        }
    }

    private record Known(Path file, FileStamp stamp) {}

    /** A backup that was read, and what was found. */
    public record Scanned(Path file, ScanResult result) {}

    /** What is there now: the schedule's backups newest first, then those that earlier restores left behind. */
    @Override
    public List<Candidate> candidates() {
        var backups = list();
        var descriptions = descriptions(backups);
        return backups.stream().map(descriptions::of).toList();
    }

    @Override
    public Scan scan(Consumer<Candidate> changed) {
        var scan = new ShelfScan(this, changed);
        scan.start(executor);
        return scan;
    }

    @Override
    public Candidate at(String path) {
        var file = path(path);
        try {
            var backup =
                    list().stream().filter(known -> known.path().equals(file)).findFirst();
            var found = backup.isPresent() ? backup.get() : listing.at(file);
            return descriptions(list()).of(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> problem(String value) {
        if (value.equals(NEWEST)) {
            return candidates().isEmpty()
                    ? Optional.of("there is no backup of '%s' in %s".formatted(place.database(), place.directory()))
                    : Optional.empty();
        }
        try {
            var file = path(value);
            if (!Files.isRegularFile(file)) {
                return Optional.of("there is no backup '%s' in %s".formatted(SqlText.shown(value), file.getParent()));
            }
            return Files.isSymbolicLink(file) && value.indexOf('/') < 0
                    ? Optional.of(at(value).details().get(0))
                    : Optional.empty();
        } catch (InvalidPathException | UncheckedIOException e) {
            return Optional.of("'%s' cannot be read: %s".formatted(SqlText.shown(value), e.getMessage()));
        }
    }

    /**
     * The file an answer stands for. {@code newest} scans until it finds the newest good one of the schedule.
     *
     * @throws StepException when there is no such file, or none is good
     */
    public Path resolve(String value, DumpScan.Watch watch, Consumer<Scanned> passedOver)
            throws StepException, InterruptedException {
        if (value.equals(NEWEST)) {
            return newestGood(watch, passedOver)
                    .map(Scanned::file)
                    .orElseThrow(() -> new StepException(
                            "no backup of '%s' in %s scans good".formatted(place.database(), place.directory()),
                            "Bring a backup from another machine and choose it by its path."));
        }
        var file = path(value);
        if (!Files.isRegularFile(file)) {
            throw new StepException(
                    "there is no backup '%s'".formatted(file),
                    "Choose one of the backups in " + place.directory() + ".");
        }
        return file;
    }

    /**
     * The newest backup of the schedule that scans good; {@code pre_restore_} files hold what a restore replaced and are
     * never taken for it.
     *
     * @param passedOver told of every newer one that is not good
     */
    public Optional<Scanned> newestGood(DumpScan.Watch watch, Consumer<Scanned> passedOver)
            throws InterruptedException {
        for (var backup : list()) {
            if (backup.kind() == Backup.Kind.PRE_RESTORE || backup.link().isPresent()) {
                continue;
            }
            var result = scan(backup.path(), watch);
            if (result.good()) {
                return Optional.of(new Scanned(backup.path(), result));
            }
            passedOver.accept(new Scanned(backup.path(), result));
        }
        return Optional.empty();
    }

    /** What is in a backup: as remembered when the file is unchanged, else read now to its last byte. */
    public ScanResult scan(Path file, DumpScan.Watch watch) throws InterruptedException {
        var before = stamp(file);
        var remembered = before.flatMap(stamp -> known(file, stamp));
        if (remembered.isPresent()) {
            return remembered.get();
        }
        var result = DumpScan.scan(file, watch);
        // A file that was written to meanwhile is another backup than the one that was read.
        if (before.isPresent() && before.equals(stamp(file)) && result.verdict().reason() != Reason.UNREADABLE) {
            scanned.put(new Known(file, before.get()), result);
            cache.put(file, before.get(), result);
        }
        return result;
    }

    /** The file a value names: a path when it has a slash, else a name on the shelf. */
    private Path path(String value) {
        if (value.indexOf('/') >= 0) {
            return Path.of(value).toAbsolutePath().normalize();
        }
        var direct = place.directory().resolve(value).normalize();
        var weekly = place.directory().resolve("weekly").resolve(value).normalize();
        return Files.exists(direct) || !Files.exists(weekly) ? direct : weekly;
    }

    List<Backup> list() {
        try {
            return listing.read();
        } catch (IOException e) {
            throw new UncheckedIOException("unable to list " + place.directory(), e);
        }
    }

    Descriptions descriptions(List<Backup> backups) {
        return new Descriptions(
                backups, backup -> known(backup.path(), backup.stamp()), place.retention(), clock.instant());
    }

    private Optional<ScanResult> known(Path file, FileStamp stamp) {
        var kept = scanned.get(new Known(file, stamp));
        return kept != null ? Optional.of(kept) : cache.get(file, stamp);
    }

    private static Optional<FileStamp> stamp(Path file) {
        try {
            return Optional.of(FileStamp.of(file));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
