package com.wallstreetsim.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Whether a directory looks as if somebody made it for a site to come. */
final class Proposal {
    /** What is brought to a new server before the site. */
    private static final Set<String> BROUGHT = Set.of("backups", ".env", "lost+found");

    private Proposal() {}

    static boolean takes(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.allMatch(entry -> BROUGHT.contains(String.valueOf(entry.getFileName())));
        } catch (IOException e) {
            return false; // what cannot be looked into is not proposed
        }
    }
}
