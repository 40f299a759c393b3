package com.wallstreetsim.restore.adapter.docker;

import com.wallstreetsim.restore.port.Compose.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    Chosen of(Origin origin) {
        var told = origin.files().stream().map(Path::of).toList();
        if (told.stream().noneMatch(this::isOwn)) {
            return new Chosen(List.of(own), remark(told, "the site's file is not among them"));
        }
        var gone = told.stream().filter(file -> !Files.isRegularFile(file)).findFirst();
        if (gone.isPresent()) {
            return new Chosen(List.of(own), remark(told, gone.get() + " is not there any more"));
        }
        return new Chosen(told, Optional.empty());
    }

    private Optional<String> remark(List<Path> told, String why) {
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of("its container was made from %s; %s, so %s alone is taken"
                        .formatted(
                                String.join(
                                        ", ", told.stream().map(Path::toString).toList()),
                                why,
                                own));
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
