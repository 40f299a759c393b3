package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Why Redis does not start: container, log, and the append-only files against their manifest. */
final class RedisTrouble {
    private static final int LOG_LINES = 40;

    private final TroubleTools tools;

    RedisTrouble(TroubleTools tools) {
        this.tools = tools;
    }

    void aof(Evidence evidence) throws StepException, InterruptedException {
        var container =
                new ContainerLook(tools.containers(), tools.site().redis().at(), tools.clock()).into(evidence);
        if (container.isEmpty()) {
            return;
        }
        files(container.get(), evidence);
        try {
            evidence.good("Redis PING", tools.redis().ping(), "PONG");
        } catch (StepException e) {
            evidence.bad("Redis PING", e.message(), "PONG");
            evidence.cause(60, "Redis does not answer: " + e.message(), e.hint());
            log(evidence);
        }
    }

    private void log(Evidence evidence) throws StepException, InterruptedException {
        var name = new ContainerName(tools.site().redis().container());
        LogSigns.redis(tools.containers().log(name, LOG_LINES)).ifPresent(found -> {
            evidence.bad("log of " + name, found.line(), "no such line");
            evidence.cause(
                    89,
                    "%s: %s".formatted(found.sign().meaning(), found.line()),
                    found.sign().next());
        });
    }

    private static void files(ContainerState state, Evidence evidence) {
        for (var mount : state.mounts()) {
            var directory = Path.of(mount.source()).resolve("appendonlydir");
            if (mount.destination().equals("/data") && Files.isDirectory(Path.of(mount.source()))) {
                manifest(directory, evidence);
            }
        }
    }

    /** Without its manifest Redis starts EMPTY, and the next save overwrites what was there. */
    private static void manifest(Path directory, Evidence evidence) {
        try {
            var missing = new ArrayList<String>();
            var named = named(directory);
            named.stream()
                    .filter(name -> !Files.exists(directory.resolve(name)))
                    .forEach(missing::add);
            if (named.isEmpty() || !missing.isEmpty()) {
                var found = named.isEmpty() ? "no manifest" : "missing: " + String.join(", ", missing);
                evidence.bad("append-only files", found, "every file of the manifest");
                evidence.cause(
                        94,
                        "append-only files of Redis: " + found,
                        "Do not restart Redis: without them it starts empty. Run 'redis.restore' with a good RDB.");
            } else {
                evidence.good(
                        "append-only files",
                        "%d of %d there".formatted(named.size(), named.size()),
                        "every file of the manifest");
            }
        } catch (IOException e) {
            evidence.seen("append-only files", "cannot be looked at from here: " + e);
        }
    }

    /** {@code file appendonly.aof.2.incr.aof seq 2 type i}. */
    private static List<String> named(Path directory) throws IOException {
        var manifest = directory.resolve("appendonly.aof.manifest");
        if (!Files.exists(manifest)) {
            return List.of();
        }
        return Files.readAllLines(manifest).stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length > 1 && words[0].equals("file"))
                .map(words -> words[1])
                .toList();
    }
}
