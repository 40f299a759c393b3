package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A host's clock that can be set, for one program and what it starts: libfaketime, which leaves monotonic time alone. */
record FakeTime(Path file) {
    static FakeTime beginning(Path file) throws IOException {
        var time = new FakeTime(file);
        time.set("+0");
        return time;
    }

    Program under(Program program) throws IOException {
        return program.with("LD_PRELOAD", library().toString())
                .with("FAKETIME_TIMESTAMP_FILE", file.toString())
                .with("FAKETIME_CACHE_DURATION", "1")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }

    /** A clock that is off by as much all the time: no file is asked, so the program is as fast as ever. */
    static Program shifted(Program program, Duration by) throws IOException {
        return program.with("LD_PRELOAD", library().toString()).with("FAKETIME", "+%ds".formatted(by.toSeconds()));
    }

    /** By how many seconds the clock is off. */
    void set(String seconds) throws IOException {
        Files.writeString(file, seconds + "\n");
    }

    private static Path library() throws IOException {
        try (var found = Files.find(
                Path.of("/usr/lib"), 3, (path, attributes) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
            return found.findFirst()
                    .orElseThrow(() -> new AssertionError("no libfaketime: 'assets/lab/lab tools' installs it"));
        }
    }
}
