package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The files that tell of a gap, beside the run's report, for their owner alone. */
record GapFiles(Path directory) {
    static final String NAME = "gap";

    static GapFiles of(StepContext context) throws StepException {
        return new GapFiles(context.directory()
                .orElseThrow(() -> new StepException("there is no run to keep files in", "Start the run first."))
                .resolve(NAME));
    }

    void prepare() throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path log(String application) {
        return directory.resolve(application + ".log");
    }

    Path audit() {
        return directory.resolve("audit.csv");
    }

    /** An empty file of mode 0600 in the place of one that an earlier attempt left. */
    static Path fresh(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
