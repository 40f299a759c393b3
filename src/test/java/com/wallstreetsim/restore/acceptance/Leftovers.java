package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Processes of the program that a test left at work when it failed. They hold locks that the whole host sees, even in a
 * state directory that is not there any more.
 */
final class Leftovers {
    private static final long LIMIT_SECONDS = 30;

    private Leftovers() {}

    /** Kills those that work on something in this directory, which is the test's own; one stopped by a signal too. */
    static void endIn(Path place) {
        var left = ProcessHandle.allProcesses()
                .filter(process -> isProgram(commandLine(process), place))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(process ->
                process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join());
    }

    private static boolean isProgram(String commandLine, Path place) {
        return commandLine.contains("com.wallstreetsim.restore.Main\0") && commandLine.contains("\0" + place + "/");
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
