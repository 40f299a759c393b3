package com.wallstreetsim.restore.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/** What the steps print: time, step, text; secrets taken out; not forced to disk. */
final class OutputLog implements AutoCloseable {
    private final BufferedWriter out;
    private final SteadyClock clock;
    private final UnaryOperator<String> redact;

    OutputLog(Path file, SteadyClock clock, UnaryOperator<String> redact) throws IOException {
        RunDirectory.touch(file);
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        this.clock = clock;
        this.redact = redact;
    }

    /** Writes each line of the text. A full disk must not stop a restore: the journal says so before this does. */
    synchronized void say(String step, String text) {
        try {
            var jump = clock.jumped();
            if (jump.isPresent()) {
                write(
                        "clock",
                        "this host's clock was set by %+d s; times here go on as before"
                                .formatted(jump.get().toSeconds()));
            }
            for (var line : redact.apply(text).split("\n", -1)) {
                write(step, line);
            }
            out.flush();
        } catch (IOException e) {
            lost++;
        }
    }

    private void write(String step, String line) throws IOException {
        out.write("%s %-8s %s%n".formatted(clock.instant(), step, line));
    }

    private long lost;

    /** Lines that could not be written. */
    synchronized long lost() {
        return lost;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
