package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What became of each fault, a line a row, in {@code target/fault-matrix.md}; begun anew by each run of the tests. */
final class FaultTable {
    private static final Path FILE = Path.of(System.getProperty("fault.table", "target/fault-matrix.md"));

    static {
        write("| fault | during | exit | what is said | live data |\n|---|---|---|---|---|\n", false);
    }

    private FaultTable() {}

    static void row(String... cells) {
        write("| " + String.join(" | ", cells).replace("\n", "<br>") + " |\n", true);
    }

    private static void write(String text, boolean append) {
        try {
            Files.createDirectories(FILE.toAbsolutePath().getParent());
            Files.writeString(
                    FILE,
                    text,
                    StandardOpenOption.CREATE,
                    append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
