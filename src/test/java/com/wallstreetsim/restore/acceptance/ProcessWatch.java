package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Notes the command line of every process that begins while it looks, and the environment of those we started. */
final class ProcessWatch {
    private static final long EVERY_NANOS = 10_000_000;

    private final Set<String> before = processes();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::look, "processes");
    private volatile boolean ended;

    private ProcessWatch() {}

    static ProcessWatch start() {
        var watch = new ProcessWatch();
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** What was seen: a text for each command line and each environment. */
    Set<String> end() throws InterruptedException {
        ended = true;
        thread.join();
        return Set.copyOf(seen);
    }

    private void look() {
        while (!ended) {
            for (var pid : processes()) {
                if (!before.contains(pid)) {
                    note(pid, "cmdline");
                }
            }
            // Applications have secrets in their environment from the site itself; what the program starts must not.
            ProcessHandle.current().descendants().forEach(process -> note(Long.toString(process.pid()), "environ"));
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    private void note(String pid, String what) {
        try {
            seen.add(Files.readString(Path.of("/proc", pid, what), StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            // A process may end while it is looked at: then the next round finds others.
            seen.remove("");
        }
    }

    private static Set<String> processes() {
        try (var names = Files.list(Path.of("/proc"))) {
            return Set.copyOf(names.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .toList());
        } catch (IOException e) {
            return Set.of();
        }
    }
}
