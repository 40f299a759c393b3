package com.wallstreetsim.restore.adapter.docker;

import com.wallstreetsim.restore.port.Compose.Origin;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which compose files a service is made from anew: those its container was made from, where the site's own is among
 * them; another one alone would make it without what an override gives it, its volume for one.
 */
final class ComposeFiles {
    private final Path own;

    /** @param own the site's compose file */
    ComposeFiles(Path own) {
        this.own = own;
    }

    /**
     * The files in the order they are given to Compose.
     *
     * @param remark what the operator has to know of the choice
     */
    record Chosen(List<Path> files, Optional<String> remark) {}

    /** @throws StepException when one of the files it was made from is gone: without it, it would be another service */
    Chosen of(Origin origin) throws StepException {
        var told = origin.files().stream().map(Path::of).toList();
        if (told.stream().noneMatch(this::isOwn)) {
            var remark = "its container was made from %s; the site's file is not among them, and %s alone is taken"
                    .formatted(words(told), own);
            return new Chosen(List.of(own), Optional.of(remark).filter(words -> !told.isEmpty()));
        }
        for (var file : told) {
            if (!Files.isRegularFile(file)) {
                throw new StepException(
                        "the container was made from %s, and %s is not there any more".formatted(words(told), file),
                        "Bring the file back, or make the service by hand with the files that are right, then retry.");
            }
        }
        return new Chosen(told, Optional.empty());
    }

    private static String words(List<Path> files) {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }

    /**
     * The files of a label. Compose 1 writes them as they were typed, so from a directory it does not tell: the
     * project's own or one above it.
     */
    static List<String> told(String label, Path project) {
        var names = Stream.of(label.split(",")).filter(name -> !name.isBlank()).toList();
        for (var from = project; from != null; from = from.getParent()) {
            var directory = from;
            var files =
                    names.stream().map(directory::resolve).map(Path::normalize).toList();
            if (files.stream().allMatch(Files::isRegularFile)) {
                return files.stream().map(Path::toString).toList();
            }
        }
        return names.stream()
                .map(project::resolve)
                .map(Path::normalize)
                .map(Path::toString)
                .toList();
    }

    private boolean isOwn(Path file) {
        if (file.equals(own)) {
            return true;
        }
        try {
            return Files.isSameFile(file, own);
        } catch (IOException e) {
            // One of the two is not there: they are not the same file.
            return false;
        }
    }
}
