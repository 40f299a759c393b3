package com.wallstreetsim.restore.runbook.backups;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A directory beside the backups with the same layout, on the same file system: moving is a rename.
 *
 * @param shelf the backup directory
 * @param place the directory for what is set aside
 */
record AsideDirectory(Path shelf, Path place) {
    void take(Path file) throws StepException {
        move(file, place.resolve(shelf.relativize(file)));
    }

    /** Puts everything back and says how many files that were. */
    int putBack() throws StepException {
        var files = files();
        for (var file : files) {
            move(file, shelf.resolve(place.relativize(file)));
        }
        removeDirectories();
        return files.size();
    }

    /** Deletes everything for good and says how many files that were. */
    int delete() throws StepException {
        var files = files();
        try {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw failed("deleted", e);
        }
        removeDirectories();
        return files.size();
    }

    List<Path> files() throws StepException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var walk = Files.walk(place, 2)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw failed("listed", e);
        }
    }

    /** Never over another file: a name that is taken is somebody's backup. */
    private void move(Path from, Path to) throws StepException {
        try {
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
            if (Files.exists(to)) {
                throw new FileAlreadyExistsException(to.toString());
            }
            Files.move(from, to);
        } catch (IOException e) {
            throw failed("moved", e);
        }
    }

    private void removeDirectories() throws StepException {
        try {
            Files.deleteIfExists(place.resolve("weekly"));
            Files.deleteIfExists(place);
        } catch (IOException e) {
            throw failed("removed", e);
        }
    }

    private StepException failed(String verb, IOException e) {
        return new StepException(
                "backups in '%s' cannot be %s: %s".formatted(place, verb, e),
                "Look at owner and mode of the directory, then resume.",
                e);
    }
}
