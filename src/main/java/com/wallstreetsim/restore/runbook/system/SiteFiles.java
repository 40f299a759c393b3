package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that the code of a site must have before anything is built on it. */
final class SiteFiles {
    private static final List<String> COMPOSE = List.of(
            "docker-compose.db.yml",
            "docker-compose.db.yaml",
            "docker-compose.yml",
            "docker-compose.yaml",
            "compose.yaml",
            "compose.yml");

    private SiteFiles() {}

    static List<Proof> verify(Path directory) throws StepException {
        var missing = missing(directory);
        if (!missing.isEmpty()) {
            throw new StepException(
                    "the code in '%s' lacks %s".formatted(directory, String.join(", ", missing)),
                    "Choose another archive, repository or directory: this one is not the application's.");
        }
        return Stream.of("package.json", "pnpm-lock.yaml", ".env.example", "ecosystem.config.js", "wss-restore.yaml")
                .map(name -> Proof.seen(name, Files.exists(directory.resolve(name)) ? "there" : "not there"))
                .toList();
    }

    static boolean complete(Path directory) {
        return missing(directory).isEmpty();
    }

    private static List<String> missing(Path directory) {
        var missing = new ArrayList<String>();
        for (var name : List.of("package.json", "ecosystem.config.js")) {
            if (!Files.isRegularFile(directory.resolve(name))) {
                missing.add(name);
            }
        }
        if (COMPOSE.stream().noneMatch(name -> Files.isRegularFile(directory.resolve(name)))) {
            missing.add("a compose file (%s or the like)".formatted(COMPOSE.get(0)));
        }
        return missing;
    }
}
