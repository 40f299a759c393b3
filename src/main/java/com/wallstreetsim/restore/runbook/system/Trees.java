package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Trees of files. */
final class Trees {
    private Trees() {}

    /** The names in a directory, sorted. */
    static List<String> names(Path directory) throws StepException {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new StepException(
                    "directory '%s' cannot be read: %s".formatted(directory, e.getMessage()),
                    "Check who may read it.",
                    e);
        }
    }

    /** The names in a directory, without those given; none where there is no directory. */
    static List<String> othersThan(Collection<String> named, Path directory) throws StepException {
        return Files.exists(directory)
                ? names(directory).stream()
                        .filter(name -> !named.contains(name))
                        .toList()
                : List.of();
    }

    /** {@code empty}, or the names in it. */
    static String listed(Path directory) throws StepException {
        var names = names(directory);
        return names.isEmpty() ? "an empty directory" : String.join(", ", names);
    }

    /** What is in both and is not a directory in both. */
    static List<String> collisions(Path tree, Path target) throws IOException {
        var found = new ArrayList<String>();
        if (!Files.exists(tree)) {
            return found;
        }
        for (var entry : entries(tree)) {
            var there = target.resolve(entry.getFileName());
            if (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (isDirectory(entry) && isDirectory(there)) {
                collisions(entry, there).forEach(name -> found.add(entry.getFileName() + "/" + name));
            } else {
                found.add(entry.getFileName().toString());
            }
        }
        return found;
    }

    /** Moves the tree's entries into the target, directories that are in both entry by entry; can be called again. */
    static void merge(Path tree, Path target) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        for (var entry : entries(tree)) {
            var there = target.resolve(entry.getFileName());
            if (isDirectory(entry) && isDirectory(there)) {
                merge(entry, there);
            } else {
                Files.move(entry, there, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Whether what is in a directory can get a name beside it: not when that is a mount, or somebody else's. */
    static boolean canBeRenamedBeside(Path directory) throws StepException {
        var beside = directory.resolveSibling(".");
        try {
            return Files.isWritable(beside)
                    && (!Files.exists(directory)
                            || Files.getFileStore(directory).equals(Files.getFileStore(beside)));
        } catch (IOException e) {
            throw new StepException(
                    "'%s' cannot be looked at: %s".formatted(directory, e), "Check who may read it.", e);
        }
    }

    /** Moves all entries but those named into another directory; says how many. */
    static int moveAllBut(Collection<String> named, Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return 0;
        }
        var moved = 0;
        for (var entry : entries(from)) {
            if (!named.contains(entry.getFileName().toString())) {
                Files.createDirectories(to);
                Files.move(entry, to.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
                moved++;
            }
        }
        return moved;
    }

    /** Deletes a tree; one that is gone is success. Links are deleted, never followed. */
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.walk(tree)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (DirectoryNotEmptyException e) {
            throw new IOException("somebody writes to " + tree, e);
        }
    }

    private static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }
}
