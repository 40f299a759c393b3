package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Removes run directories: first out of the list in one step, then file by file, so that no half a run is ever seen. */
final class RunRemoval {
    private static final String LEAVING = ".removing-";

    private final Path runs;

    RunRemoval(Path runs) {
        this.runs = runs;
    }

    /** Looks once more whether it may go: somebody may have taken it up since it was listed. */
    void remove(RunId id, FileRunHandle run) throws StepException {
        var because = Pruning.mustStay(run.view(), run.status());
        if (because.isPresent()) {
            throw new StepException(
                    "run %s cannot be removed: %s".formatted(id, because.get()),
                    "'wss-restore attach %s' shows it.".formatted(id));
        }
        try {
            finishOthers();
            var leaving = runs.resolve(LEAVING + id.value());
            Files.move(run.directory(), leaving, StandardCopyOption.ATOMIC_MOVE);
            delete(leaving);
        } catch (IOException e) {
            throw new StepException(
                    "run %s could not be removed: %s".formatted(id, e),
                    "Look at %s; the next 'wss-restore runs prune' goes on with it.".formatted(runs),
                    e);
        }
    }

    /** A removal that was cut short is finished by the next one. */
    private void finishOthers() throws IOException {
        try (var leavings = Files.newDirectoryStream(runs, LEAVING + "*")) {
            for (var leaving : leavings) {
                delete(leaving);
            }
        }
    }

    /** Links are removed, never followed. */
    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
