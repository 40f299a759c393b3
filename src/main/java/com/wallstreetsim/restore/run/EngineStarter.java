package com.wallstreetsim.restore.run;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts engines as processes of their own: own session, no terminal, so that a dropped line ends a viewer and nothing else. */
public final class EngineStarter {
    private final List<String> command;

    /** What comes before {@code --intent I RUN-DIRECTORY}: the launcher or a java command line. */
    public EngineStarter(List<String> command) {
        this.command = List.copyOf(command);
    }

    Process start(RunDirectory directory, Intent intent) throws IOException {
        RunDirectory.touch(directory.engineLog());
        var line = new ArrayList<String>();
        line.add("setsid");
        line.addAll(command);
        line.addAll(List.of("--intent", intent.word(), directory.path().toString()));
        var log = directory.engineLog().toFile();
        // Pipes that nobody reads would block it, and the terminal's would break with the line.
        var process = new ProcessBuilder(line)
                .directory(directory.path().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectErrorStream(true)
                .start();
        RunDirectory.writeWhole(
                directory.enginePid(),
                Long.toString(process.pid()).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return process;
    }
}
