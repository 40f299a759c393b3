package com.wallstreetsim.restore.frontend.tui.log;

import com.wallstreetsim.restore.frontend.tui.screen.KeptFile;
import com.wallstreetsim.restore.frontend.tui.text.Sanitiser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of a log without terminal sequences, readable by its owner only. */
final class LogCopy {
    private LogCopy() {}

    static Path into(Path directory, Path log) throws IOException {
        var run = log.toAbsolutePath().getParent();
        var name = (run == null ? "run" : String.valueOf(run.getFileName())) + "-output.log";
        // A decoder of the stream's own replaces broken bytes; Files.newBufferedReader would refuse them.
        try (var in = new BufferedReader(new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8))) {
            return KeptFile.write(directory, name, out -> copy(in, out));
        }
    }

    private static void copy(BufferedReader in, Appendable out) throws IOException {
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            out.append(Sanitiser.clean(line)).append('\n');
        }
    }
}
