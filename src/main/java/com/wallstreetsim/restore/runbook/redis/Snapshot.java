package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.Patience;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Has a running Redis write its keys to its RDB file, beside its work, and copies that file out of the container. */
final class Snapshot {
    private static final Duration LIMIT = Duration.ofHours(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RedisTools tools;

    Snapshot(RedisTools tools) {
        this.tools = tools;
    }

    /** Returns when a snapshot that was begun after this call is on the container's disk. */
    void make(StepContext context) throws StepException, InterruptedException {
        // One that runs already was begun earlier: it lacks what was written since. Redis forks for one thing at a
        // time.
        awaitIdle(context);
        var before = savedAt(tools.redis().info("persistence"));
        tools.redis().beginSnapshot();
        awaitIdle(context);
        var info = tools.redis().info("persistence");
        var status = info.getOrDefault("rdb_last_bgsave_status", "?").strip();
        if (!status.equals("ok") || savedAt(info) < before) {
            throw new StepException(
                    "Redis could not write its snapshot: rdb_last_bgsave_status is %s".formatted(status),
                    "Look at 'docker logs %s': memory to fork and space in its volume are the usual causes."
                            .formatted(tools.site().container()));
        }
    }

    private void awaitIdle(StepContext context) throws StepException, InterruptedException {
        var patience = Patience.of(LIMIT, PAUSE);
        for (var info = tools.redis().info("persistence");
                writing(info);
                info = tools.redis().info("persistence")) {
            context.checkCancelled();
            context.progress(new Progress(
                    RedisReady.number(info, "current_save_keys_processed"),
                    RedisReady.number(info, "current_save_keys_total"),
                    "keys",
                    "Redis writes its snapshot"));
            if (!patience.again()) {
                throw new StepException(
                        "Redis is still writing a snapshot after %d s".formatted(LIMIT.toSeconds()),
                        "Look at 'INFO persistence'.");
            }
        }
    }

    private static boolean writing(Map<String, String> info) {
        return Stream.of("rdb_bgsave_in_progress", "aof_rewrite_in_progress")
                .anyMatch(what -> info.getOrDefault(what, "0").strip().equals("1"));
    }

    private static long savedAt(Map<String, String> info) {
        return RedisReady.number(info, "rdb_last_save_time");
    }

    /** A snapshot that follows takes the file's name; whoever has it open reads the one it began with. */
    void copyTo(OutputStream out) throws StepException, InterruptedException {
        var file = "%s/%s".formatted(tools.redis().setting("dir"), tools.redis().setting("dbfilename"));
        var container = new ContainerName(tools.site().container());
        var ended = tools.store()
                .containers()
                .exec(container, List.of("cat", file), Map.of(), Optional.empty(), out::write);
        if (ended.exitCode() != 0) {
            throw new StepException(
                    "'%s' in container '%s' cannot be read: %s"
                            .formatted(file, container, ended.standardError().strip()),
                    "Look at the settings dir and dbfilename of Redis.");
        }
    }
}
