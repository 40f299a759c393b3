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

    /**
     * For a service whose own container told.
     *
     * @throws StepException when one of the files is gone, or when the site's is not among several: without one of them,
     *     it would be another service
     */
    Chosen of(Origin origin) throws StepException {
        var told = paths(origin.files());
        if (told.isEmpty()) {
            return new Chosen(List.of(own), Optional.empty());
        }
        if (told.stream().noneMatch(this::isOwn)) {
            if (told.size() > 1) {
                throw new StepException(
                        "the container was made from %s, and the site's compose file %s is not among them"
                                .formatted(words(told), own),
                        "Name the right one in wss-restore.yaml, or make the service by hand, then retry.");
            }
            return new Chosen(
                    List.of(own),
                    Optional.of(
                            "its container was made from %s; the site's own %s is taken".formatted(words(told), own)));
        }
        for (var file : told) {
            if (!Files.isRegularFile(file)) {
                throw new StepException(
                        "the container was made from %s, and %s is not there any more".formatted(words(told), file),
                        "Bring the file back, or make the service by hand, then retry.");
            }
        }
        return new Chosen(told, Optional.empty());
    }

    /** What others were made from, if it can serve for a service that tells nothing itself; else nothing. */
    List<String> guessed(List<String> others) {
        var files = paths(others);
        return files.stream().anyMatch(this::isOwn) && files.stream().allMatch(Files::isRegularFile)
                ? others
                : List.of();
    }

    /** What an operator would have to give, whether it is all there or not. */
    List<Path> typed(Origin origin) {
        var told = paths(origin.files());
        return told.size() > 1 || told.stream().anyMatch(this::isOwn) ? told : List.of(own);
    }

    private static List<Path> paths(List<String> files) {
        return files.stream().map(Path::of).toList();
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
