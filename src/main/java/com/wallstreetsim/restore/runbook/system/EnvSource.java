package com.wallstreetsim.restore.runbook.system;

import java.nio.file.Path;

/** Where the {@code .env} comes from. */
sealed interface EnvSource {
    String KEEP = "keep";
    String GENERATE = "generate";

    /** The one that is in the directory. */
    record Keep() implements EnvSource {}

    /** The one that is there, else the example, its missing secrets made at random. */
    record Generate() implements EnvSource {}

    /** A file that is laid in its place. */
    record File(Path path) implements EnvSource {}

    static EnvSource of(String answer) {
        return switch (answer) {
            case KEEP -> new Keep();
            case GENERATE -> new Generate();
            default -> new File(Path.of(answer));
        };
    }
}
