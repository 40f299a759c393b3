package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a shelf's two directories: names, sizes and times, no content. */
final class ShelfListing {
    /** The backups made on schedule first, newest first; what earlier restores left behind them. */
    static final Comparator<Backup> ORDER = Comparator.comparing(
                    (Backup backup) -> backup.kind() == Backup.Kind.PRE_RESTORE)
            .thenComparing(Backup::takenAt, Comparator.reverseOrder())
            .thenComparing(Backup::name);

    private final Path directory;
    private final BackupNames names;

    ShelfListing(Path directory, BackupNames names) {
        this.directory = directory;
        this.names = names;
    }

    /** All backups; a directory that is not there holds none. */
    List<Backup> read() throws IOException {
        var found = new ArrayList<Backup>();
        found.addAll(in(directory));
        found.addAll(in(directory.resolve("weekly")));
        return merged(found).stream().sorted(ORDER).toList();
    }

    /** The file at a path, on the shelf or not. */
    Backup at(Path path) throws IOException {
        var stamp = FileStamp.of(path);
        var name = String.valueOf(path.getFileName());
        return new Backup(
                path,
                names.kind(name).orElse(Backup.Kind.OTHER),
                names.takenAt(name, stamp.modified()),
                stamp,
                Optional.empty(),
                Optional.empty());
    }

    private List<Backup> in(Path place) throws IOException {
        var found = new ArrayList<Backup>();
        try (var entries = Files.newDirectoryStream(place)) {
            for (var entry : entries) {
                var kind = names.kind(String.valueOf(entry.getFileName()));
                if (kind.isPresent() && (Files.isSymbolicLink(entry) || Files.isRegularFile(entry))) {
                    entry(entry, kind.get()).ifPresent(found::add);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
        return found;
    }

    private Optional<Backup> entry(Path path, Backup.Kind kind) throws IOException {
        try {
            var stamp = FileStamp.ofLink(path);
            var link = Files.isSymbolicLink(path) ? Optional.of(Files.readSymbolicLink(path)) : Optional.<Path>empty();
            var takenAt = names.takenAt(String.valueOf(path.getFileName()), stamp.modified());
            return Optional.of(new Backup(path, kind, takenAt, stamp, Optional.empty(), link));
        } catch (NoSuchFileException rotatedAway) {
            return Optional.empty();
        }
    }

    /** Two names of one file become one backup, under the name of the daily. */
    private static List<Backup> merged(List<Backup> found) {
        Map<String, Backup> byIdentity = new LinkedHashMap<>();
        for (var backup : found) {
            byIdentity.merge(backup.stamp().identity(), backup, (first, second) -> first.withTwin(second.path()));
        }
        return new ArrayList<>(byIdentity.values());
    }
}
