package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Breaks Redis, ClickHouse and PostgreSQL of the lab for real, restores them, undoes it; the lab is left as it was. */
@Tag("all")
@Timeout(900)
class StoresIT {
    private static final String REDIS = LabSite.id() + "_redis";
    private static final String CLICKHOUSE = LabSite.id() + "_clickhouse";
    private static final String POSTGRES = LabSite.id() + "_postgres";

    @TempDir
    private Path directory;

    @Test
    void restoresRedisFromAnRdbFileWhereTheRunbooksCopyRestoresNothing() throws Exception {
        var program = LabSite.program(directory);
        var rdb = savedRdb();
        var saved = keys();
        redis("DEL", "agent:1", "agent:2");
        redis("SET", "after:backup", "1");

        copiedByHand(rdb);
        assertThat(redis("EXISTS", "agent:1", "agent:2")).isEqualTo("0");

        var ended = program.call("run", "redis.restore", "--set", "rdb=" + rdb, "--approve", "quarantine=" + REDIS);
        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(redis("EXISTS", "agent:1", "agent:2")).isEqualTo("2");
        assertThat(redis("EXISTS", "after:backup")).isEqualTo("0");
        assertThat(keys()).isBetween(saved - 100, saved);

        assertThat(program.call("run", "redis.restart").exit()).isZero();
        assertThat(redis("HGET", "agent:1", "cash")).isEqualTo("37");

        var undone = program.call("undo", ended.run());
        assertThat(undone.exit()).as(undone.said()).isZero();
        assertThat(redis("EXISTS", "after:backup")).isEqualTo("1");
        assertThat(redis("EXISTS", "agent:1", "agent:2")).isEqualTo("0");

        var again = program.call("run", "redis.restore", "--set", "rdb=" + rdb, "--approve", "quarantine=" + REDIS);
        assertThat(again.exit()).as(again.said()).isZero();
        close(program, ended.run());
        close(program, again.run());
    }

    @Test
    void refusesBadRdbFilesBeforeAnythingIsStopped() throws Exception {
        var program = LabSite.program(directory);
        var rdb = Files.readAllBytes(savedRdb());
        var started = Shell.sh("docker", "inspect", "-f", "{{.State.StartedAt}}", REDIS);
        var flipped = rdb.clone();
        flipped[rdb.length - 4] ^= 0x20;
        var newer = rdb.clone();
        newer[5] = newer[6] = '0';
        newer[7] = newer[8] = '9';

        refuses(program, Arrays.copyOf(rdb, rdb.length / 2), "is cut off at byte");
        refuses(program, flipped, "is damaged: its checksum is wrong");
        refuses(program, newer, "is of RDB version 99, which this Redis does not know");
        refuses(program, "no RDB at all".getBytes(java.nio.charset.StandardCharsets.UTF_8), "is not an RDB file");

        assertThat(Shell.sh("docker", "inspect", "-f", "{{.State.StartedAt}}", REDIS))
                .isEqualTo(started);
    }

    @Test
    void rebuildsRedisEmptyAndUndoBringsTheKeysBack() {
        var program = LabSite.program(directory);
        var before = redis("HGET", "agent:7", "cash");

        var ended = program.call("run", "redis.rebuild", "--approve", "quarantine=" + REDIS);
        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(redis("EXISTS", "agent:7")).isEqualTo("0");

        assertThat(program.call("undo", ended.run()).exit()).isZero();
        assertThat(redis("HGET", "agent:7", "cash")).isEqualTo(before);
        close(program, ended.run());
    }

    @Test
    void restoresClickHouseFromAnArchiveAndUndoesIt() throws Exception {
        var program = LabSite.program(directory);
        var archive = directory.resolve("clickhouse.tar");
        clickhouse("SYSTEM STOP MERGES");
        Files.write(
                archive,
                Shell.bytes("docker", "exec", CLICKHOUSE, "tar", "-C", "/var/lib/clickhouse", "-cf", "-", "."));
        var hash = ticks();
        clickhouse("ALTER TABLE wallstreetsim.market_ticks DROP PARTITION 202610");
        var broken = ticks();
        assertThat(broken).isNotEqualTo(hash);

        var cut = Files.write(directory.resolve("cut.tar"), Arrays.copyOf(Files.readAllBytes(archive), (int)
                (Files.size(archive) * 6 / 10)));
        var refused = program.call(
                "run", "clickhouse.restore", "--set", "archive=" + cut, "--approve", "quarantine=" + CLICKHOUSE);
        assertThat(refused.exit()).as(refused.said()).isEqualTo(1);
        assertThat(ticks()).isEqualTo(broken);

        var ended = restored(program, archive);
        assertThat(ticks()).isEqualTo(hash);
        assertThat(program.call("undo", ended.run()).exit()).isZero();
        assertThat(ticks()).isEqualTo(broken);

        close(program, ended.run());
        close(program, restored(program, archive).run());
        assertThat(ticks()).isEqualTo(hash);
    }

    @Test
    void rebuildsPostgresFromADamagedVolumeAndUndoBringsTheOldOneBack() {
        var program = LabSite.program(directory);
        var before = LabSite.postgres().ask("wallstreetsim", "SELECT count(*) FROM trades");

        var ended = program.call(
                "run", "postgres.rebuild", "--set", "backup=newest", "--approve", "quarantine=" + POSTGRES);
        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(ended.finished("prove").path("summary").asText()).matches("([\\d,]+) of \\1 rows in 11 tables");

        assertThat(program.call("undo", ended.run()).exit()).isZero();
        assertThat(LabSite.postgres().ask("wallstreetsim", "SELECT count(*) FROM trades"))
                .isEqualTo(before);
        close(program, ended.run());
    }

    private static Ended restored(Program program, Path archive) {
        var ended = program.call(
                "run", "clickhouse.restore", "--set", "archive=" + archive, "--approve", "quarantine=" + CLICKHOUSE);
        assertThat(ended.exit()).as(ended.said()).isZero();
        return ended;
    }

    private void refuses(Program program, byte[] content, String message) throws IOException {
        var file = Files.write(directory.resolve("bad.rdb"), content);
        var ended = program.call("run", "redis.restore", "--set", "rdb=" + file, "--approve", "quarantine=" + REDIS);
        assertThat(ended.exit()).as(ended.said()).isEqualTo(1);
        assertThat(ended.last().path("message").asText()).contains(message);
    }

    private static void close(Program program, String run) {
        var kept = Shell.sh("docker", "volume", "ls", "-q", "--filter", "label=wss.run=" + run)
                .strip();
        assertThat(kept).isNotEmpty();
        var closed = program.call("close", run, "--approve", "close=" + kept);
        assertThat(closed.exit()).as(closed.said()).isZero();
        assertThat(Shell.sh("docker", "volume", "ls", "-q", "--filter", "label=wss.run=" + run))
                .isBlank();
    }

    private Path savedRdb() throws IOException {
        redis("SAVE");
        return Files.write(
                directory.resolve("dump.rdb"), Shell.bytes("docker", "exec", REDIS, "cat", "/data/dump.rdb"));
    }

    /** The runbook's way: stop, copy, start. */
    private static void copiedByHand(Path rdb) {
        Shell.sh("docker", "stop", REDIS);
        Shell.sh("docker", "cp", rdb.toString(), REDIS + ":/data/dump.rdb");
        Shell.sh("docker", "start", REDIS);
        org.awaitility.Awaitility.await()
                .ignoreExceptions()
                .until(() -> redis("INFO", "persistence").contains("loading:0"));
    }

    private static long keys() {
        return Long.parseLong(redis("DBSIZE"));
    }

    private static String redis(String... command) {
        var line = new java.util.ArrayList<>(java.util.List.of(
                "docker", "exec", REDIS, "sh", "-c", "REDISCLI_AUTH=\"$REDIS_PASSWORD\" exec redis-cli \"$@\"", "sh"));
        line.addAll(Arrays.asList(command));
        return Shell.sh(line.toArray(String[]::new)).strip();
    }

    private static String ticks() {
        return clickhouse("SELECT count(), sum(cityHash64(*)) FROM wallstreetsim.market_ticks");
    }

    private static String clickhouse(String sql) {
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
}
