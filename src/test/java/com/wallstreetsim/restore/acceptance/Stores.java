package com.wallstreetsim.restore.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/** The lab's Redis and ClickHouse, asked inside their containers and never through the program that is tested. */
final class Stores {
    static final String REDIS = LabSite.id() + "_redis";
    static final String CLICKHOUSE = LabSite.id() + "_clickhouse";
    static final String POSTGRES = LabSite.id() + "_postgres";

    private Stores() {}

    static String redis(String... command) {
        return redisIn(REDIS, command);
    }

    static String redisIn(String container, String... command) {
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

    static long keys() {
        return Long.parseLong(redis("DBSIZE"));
    }

    /** One number for all names and values that the lab's load made; what the applications write has other names. */
    static String agents() {
        return redis(
                "EVAL",
                "local all = {} for _, k in ipairs(redis.call('KEYS', 'agent:*')) do"
                        + " all[#all + 1] = k .. table.concat(redis.call('HGETALL', k), ',') end"
                        + " table.sort(all) return redis.sha1hex(table.concat(all, ';'))",
                "0");
    }

    static void awaitRedis() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> redis("INFO", "persistence").contains("loading:0"));
    }

    static String ticks() {
        return clickhouse("SELECT count(), sum(cityHash64(*)) FROM wallstreetsim.market_ticks");
    }

    static String clickhouse(String sql) {
        return Shell.sh(
                        "docker",
                        "exec",
                        CLICKHOUSE,
                        "sh",
                        "-c",
                        "exec clickhouse-client --user \"$CLICKHOUSE_USER\" --password \"$CLICKHOUSE_PASSWORD\" -q \"$1\"",
                        "sh",
                        sql)
                .strip();
    }

    static void awaitClickHouse() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> clickhouse("SELECT 1").equals("1"));
    }

    /** Trades up to a moment: the lab's applications go on trading. */
    static String tradesUntil(String moment) {
        return LabSite.postgres()
                .ask(
                        "wallstreetsim",
                        "SELECT count(*) || ' ' || coalesce(md5(string_agg(id::text, ',' ORDER BY id)), '') FROM trades"
                                + " WHERE created_at <= '" + moment + "'");
    }

    static String startedAt(String container) {
        return Shell.sh("docker", "inspect", "-f", "{{.State.StartedAt}}", container);
    }

    static String volumeOf(String container, String destination) {
        return Shell.sh(
                        "docker",
                        "inspect",
                        "-f",
                        "{{range .Mounts}}{{if eq .Destination \"%s\"}}{{.Name}}{{end}}{{end}}".formatted(destination),
                        container)
                .strip();
    }

    /** Volumes that a run made and that are still there. */
    static List<String> keptBy(String run) {
        return Shell.sh("docker", "volume", "ls", "-q", "--filter", "label=wss.run=" + run)
                .strip()
                .lines()
                .toList();
    }

    /** Closes a run for good, all that it kept behind gates of their own, and sees that nothing of it is left. */
    static void close(Program program, String run) {
        var words = new ArrayList<>(List.of("close", run));
        var kept = keptBy(run);
        if (kept.isEmpty()) {
            throw new AssertionError("run " + run + " kept nothing");
        }
        kept.forEach(volume -> words.addAll(List.of("--approve", "close=" + volume)));
        var closed = program.call(words.toArray(String[]::new));
        if (closed.exit() != 0 || !keptBy(run).isEmpty()) {
            throw new AssertionError(closed.said() + keptBy(run));
        }
    }
}
