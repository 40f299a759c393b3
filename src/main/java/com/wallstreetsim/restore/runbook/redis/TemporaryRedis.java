package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.Patience;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.AwaitService;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Redis without network on the service's volume; nobody but us reaches it, so it has no password. */
final class TemporaryRedis {
    private static final Pattern LOADED =
            Pattern.compile("Done loading RDB, keys loaded: (\\d+), keys expired: (\\d+)");
    private static final Duration LIMIT = Duration.ofHours(2);
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final int LOG_LINES = 200;
    private static final Pattern READY = Pattern.compile("eady to accept connections");
    private static final Duration LOG_LIMIT = Duration.ofSeconds(2);
    private static final Duration LOG_PAUSE = Duration.ofMillis(50);

    private final RedisTools tools;
    private final Store store;
    private final ContainerName name;

    TemporaryRedis(RedisTools tools, Store store, ContainerName name) {
        this.tools = tools;
        this.store = store;
        this.name = name;
    }

    /** Keys the server took and keys it left out because they were over. */
    record Loaded(long keys, long expired) {}

    void start(StepContext context) throws StepException {
        var files = configuration();
        var places = new ArrayList<Helper.Place>();
        places.add(Helper.Place.volume(store.volume(), RedisTools.DATA));
        var arguments = new ArrayList<>(List.of("redis-server"));
        for (var file : files) {
            places.add(Helper.Place.path(file.source(), file.destination(), false));
            arguments.add(file.destination());
        }
        arguments.addAll(List.of("--dir", RedisTools.DATA, "--dbfilename", "dump.rdb", "--port", "6379"));
        arguments.addAll(FileNames.arguments(context));
        arguments.addAll(List.of("--appendonly", "no", "--save", "", "--requirepass", "", "--bind", "127.0.0.1"));
        tools.store().helpers().start(new Helper(name, store.image(), List.of(), arguments, Map.of(), places, "none"));
        context.say("temporary server %s on volume %s".formatted(name, store.volume()));
    }

    /** The service's own configuration file, so that its limits and file names hold here too. */
    private List<ContainerState.Mount> configuration() throws StepException {
        var state = tools.store().containers().find(store.container());
        return state.map(ContainerState::mounts).orElse(List.of()).stream()
                .filter(mount -> mount.volume().isEmpty() && mount.destination().endsWith(".conf"))
                .limit(1)
                .toList();
    }

    Loaded awaitLoaded(StepContext context) throws StepException, InterruptedException {
        new AwaitService(tools.store().containers(), name).until(this::loaded, LIMIT, context);
        for (var line : wholeLog()) {
            context.say(line);
            var found = LOADED.matcher(line);
            if (found.find()) {
                return new Loaded(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
            }
        }
        // Servers before 6.2 do not say it: what is not served then counts as missing, never as expired.
        return new Loaded(count().keys(), 0);
    }

    /** What it said up to its last word of coming up: Docker has it a moment later than Redis answers. */
    private List<String> wholeLog() throws StepException, InterruptedException {
        var patience = Patience.of(LOG_LIMIT, LOG_PAUSE);
        List<String> lines;
        do {
            lines = tools.store().containers().log(name, LOG_LINES);
        } while (lines.stream().noneMatch(line -> READY.matcher(line).find()) && patience.again());
        return lines;
    }

    private String loaded(StepContext context) throws StepException, InterruptedException {
        var info = info("persistence");
        if (!info.getOrDefault("loading", "1").equals("0")) {
            context.progress(RedisReady.progress(info));
            throw new StepException("Redis is loading its data set", "Wait.");
        }
        return "loaded";
    }

    KeyCount count() throws StepException, InterruptedException {
        return KeyCount.of(info("keyspace"));
    }

    void writeAppendOnly(StepContext context) throws StepException, InterruptedException {
        must("CONFIG", "SET", "appendonly", "yes");
        var status = new AwaitService(tools.store().containers(), name).until(this::written, LIMIT, context);
        if (!status.equals("ok")) {
            throw new StepException(
                    "the append-only file could not be written: " + status,
                    "Look at 'docker logs %s': is the disk full? Undo puts the old data back.".formatted(name));
        }
    }

    private String written(StepContext context) throws StepException, InterruptedException {
        var info = info("persistence");
        if (info.getOrDefault("aof_last_bgrewrite_status", "").equals("err")) {
            return "err";
        }
        var working = !info.getOrDefault("aof_rewrite_in_progress", "1").equals("0")
                || !info.getOrDefault("aof_rewrite_scheduled", "1").equals("0");
        if (working || !info.getOrDefault("aof_enabled", "0").equals("1")) {
            throw new StepException("the append-only file is being written", "Wait.");
        }
        return info.getOrDefault("aof_last_bgrewrite_status", "unknown");
    }

    void stop() throws StepException {
        tools.store().containers().stop(name, GRACE);
        tools.store().helpers().remove(name);
    }

    private Map<String, String> info(String section) throws StepException, InterruptedException {
        var values = new LinkedHashMap<String, String>();
        must("INFO", section).lines().forEach(line -> {
            var at = line.indexOf(':');
            if (at > 0) {
                values.put(line.substring(0, at), line.substring(at + 1).strip());
            }
        });
        return values;
    }

    private String must(String... command) throws StepException, InterruptedException {
        var words = new ArrayList<>(List.of("redis-cli"));
        words.addAll(List.of(command));
        var out = new ByteArrayOutputStream();
        var ended = tools.store().containers().exec(name, words, Map.of(), Optional.empty(), out::write);
        var text = out.toString(StandardCharsets.UTF_8);
        // redis-cli ends with 0 whatever the server says.
        if (ended.exitCode() != 0 || text.startsWith("ERR") || text.startsWith("NOAUTH")) {
            throw new StepException(
                    "the temporary Redis says: " + (text + ended.standardError()).strip(), "Look at the log.");
        }
        return text;
    }
}
