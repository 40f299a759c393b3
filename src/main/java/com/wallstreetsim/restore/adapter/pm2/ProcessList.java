package com.wallstreetsim.restore.adapter.pm2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wallstreetsim.restore.port.Applications.Application;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Reads {@code pm2 jlist}. */
final class ProcessList {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProcessList() {}

    /** One process; a cluster has several of one name. */
    record Listed(String name, String status, int restarts, Instant since, String directory, List<Path> logs) {}

    /** The last line is the list: the first call after a reboot prints a banner before it. */
    static List<Listed> parse(List<String> output) throws StepException {
        var text = output.isEmpty() ? "" : output.get(output.size() - 1);
        try {
            var list = JSON.readTree(text);
            if (!list.isArray()) {
                throw unreadable(text, null);
            }
            var found = new ArrayList<Listed>();
            list.forEach(node -> found.add(process(node)));
            return found;
        } catch (JsonProcessingException e) {
            throw unreadable(text, e);
        }
    }

    private static StepException unreadable(
            String text, @org.jspecify.annotations.Nullable JsonProcessingException cause) {
        // Its beginning only: a list holds the applications' environments, secrets included.
        var opening = text.startsWith("[")
                ? "a list that is not whole"
                : "'" + text.lines().findFirst().orElse("") + "'";
        return new StepException(
                "PM2's list of processes cannot be read: it ends with " + opening,
                "Look at 'pm2 jlist'; 'pm2 update' renews a daemon of another version.",
                cause);
    }

    private static Listed process(JsonNode node) {
        var env = node.path("pm2_env");
        return new Listed(
                node.path("name").asText(),
                env.path("status").asText("unknown"),
                env.path("restart_time").asInt(),
                Instant.ofEpochMilli(env.path("pm_uptime").asLong()),
                env.path("pm_cwd").asText(""),
                Stream.of("pm_out_log_path", "pm_err_log_path")
                        .map(path -> env.path(path).asText(""))
                        .filter(path -> path.startsWith("/"))
                        .map(Path::of)
                        .toList());
    }

    /** One line a name: the status of each instance, the sum of restarts, the shortest uptime. */
    static List<Application> applications(List<Listed> processes, Instant now) {
        var byName = new LinkedHashMap<String, List<Listed>>();
        for (var process : processes) {
            byName.computeIfAbsent(process.name(), name -> new ArrayList<>()).add(process);
        }
        return byName.entrySet().stream()
                .map(entry -> application(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private static Application application(String name, List<Listed> instances, Instant now) {
        var statuses = instances.stream().map(Listed::status).toList();
        var restarts = instances.stream().mapToInt(Listed::restarts).sum();
        var uptime = instances.stream()
                .filter(one -> one.status().equals("online"))
                .map(one -> Duration.between(one.since(), now))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Application(name, statuses, restarts, uptime);
    }
}
