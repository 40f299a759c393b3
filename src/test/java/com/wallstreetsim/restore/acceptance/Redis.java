package com.wallstreetsim.restore.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/** The lab's Redis, asked with its own redis-cli, and its volume, broken by hand in a helper container. */
record Redis(String container) {
    private static final String IMAGE = "redis:7-alpine";

    String ask(String... command) {
        var line = new ArrayList<>(List.of(
                "docker",
                "exec",
                container,
                "sh",
                "-c",
                "REDISCLI_AUTH=\"$REDIS_PASSWORD\" exec redis-cli \"$@\"",
                "sh"));
        line.addAll(Arrays.asList(command));
        return Shell.sh(line.toArray(String[]::new)).strip();
    }

    long keys() {
        return Long.parseLong(ask("DBSIZE"));
    }

    String volume() {
        return Shell.sh(
                        "docker",
                        "inspect",
                        "-f",
                        "{{range .Mounts}}{{if eq .Destination \"/data\"}}{{.Name}}{{end}}{{end}}",
                        container)
                .strip();
    }

    /** Runs a script in the directory of the append-only files. */
    String inFiles(String script) {
        return inFiles(volume(), script);
    }

    String inFiles(String volume, String script) {
        return Shell.sh(
                        "docker",
                        "run",
                        "--rm",
                        "-v",
                        volume + ":/data",
                        "--entrypoint",
                        "sh",
                        IMAGE,
                        "-c",
                        "cd /data/appendonlydir && " + script)
                .strip();
    }

    void stop() {
        Shell.sh("docker", "stop", container);
    }

    void start() {
        Shell.sh("docker", "start", container);
        awaitLoaded();
    }

    void awaitLoaded() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> ask("INFO", "persistence").contains("loading:0"));
    }

    /** Everything so far in the base file, and these commands, one each, in the last one. */
    void baseAndThen(int commands) {
        ask("BGREWRITEAOF");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> ask("INFO", "persistence").contains("aof_rewrite_in_progress:0")
                        && ask("INFO", "persistence").contains("aof_rewrite_scheduled:0"));
        for (var i = 1; i <= commands; i++) {
            ask("SET", "after:" + i, "v");
        }
    }
}
