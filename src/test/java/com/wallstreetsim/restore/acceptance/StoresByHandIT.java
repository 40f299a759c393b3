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

/** Types what the runbook says and sees it fail, then runs the procedure and sees it work. */
@Tag("all")
@Timeout(900)
class StoresByHandIT {
    @TempDir
    private Path directory;

    @Test
    void theRunbooksCopyOfAnRdbFileRestoresNothing() throws Exception {
        var program = LabSite.program(directory);
        var rdb = savedRdb();
        var whole = Stores.agents();
        Stores.redis("DEL", "agent:1", "agent:2");
        Stores.redis("SET", "after:backup", "1");

        Shell.sh("docker", "stop", Stores.REDIS);
        Shell.sh("docker", "cp", rdb.toString(), Stores.REDIS + ":/data/dump.rdb");
        Shell.sh("docker", "start", Stores.REDIS);
        Stores.awaitRedis();
        assertThat(Stores.redis("EXISTS", "agent:1", "agent:2")).isEqualTo("0");

        var ended = run(program, Stores.REDIS, "redis.restore", "--set", "rdb=" + rdb);
        assertThat(Stores.agents()).isEqualTo(whole);
        assertThat(Stores.redis("EXISTS", "after:backup")).isEqualTo("0");

        var restarted = program.call("run", "redis.restart");
        assertThat(restarted.exit()).as(restarted.said()).isZero();
        assertThat(Stores.agents()).isEqualTo(whole);
        Stores.close(program, ended.run());
    }

    @Test
    void theRunbooksVolumeRmFailsWhileTheContainerExistsAndRebuildKeepsTheKeys() {
        var program = LabSite.program(directory);
        var whole = Stores.agents();
        var volume = Stores.volumeOf(Stores.REDIS, "/data");
        Shell.sh("docker", "stop", Stores.REDIS);
        assertThat(Shell.code("docker", "volume", "rm", volume)).isEqualTo(1);
        Shell.sh("docker", "start", Stores.REDIS);
        Stores.awaitRedis();

        var ended = run(program, Stores.REDIS, "redis.rebuild");
        assertThat(Stores.redis("EXISTS", "agent:7")).isEqualTo("0");
        assertThat(Stores.volumeOf(Stores.REDIS, "/data")).isEqualTo(volume);

        assertThat(program.call("undo", ended.run()).exit()).isZero();
        Stores.awaitRedis();
        assertThat(Stores.agents()).isEqualTo(whole);
        Stores.close(program, ended.run());
    }

    @Test
    void theRunbooksRestartOfARemovedContainerIsASilentSuccessAndOursMakesIt() {
        var program = LabSite.program(directory);
        var whole = Stores.agents();
        Shell.sh("docker", "stop", Stores.REDIS);
        Shell.sh("docker", "rm", Stores.REDIS);
        var compose = LabSite.directory().resolve("docker-compose.db.yml").toString();
        assertThat(Shell.code("docker", "compose", "-f", compose, "restart", "redis"))
                .isZero();
        assertThat(Shell.code("docker", "inspect", Stores.REDIS)).isEqualTo(1);

        var restarted = program.call("run", "redis.restart");
        assertThat(restarted.exit()).as(restarted.said()).isZero();
        assertThat(Stores.agents()).isEqualTo(whole);
    }

    @Test
    void theRunbooksUnpackingOfACutArchiveServesHalfTheRowsAndOursRefusesIt() throws Exception {
        var program = LabSite.program(directory);
        var whole = Stores.ticks();
        var archive = directory.resolve("clickhouse.tar");
        Files.write(
                archive,
                Shell.bytes("docker", "exec", Stores.CLICKHOUSE, "tar", "-C", "/var/lib/clickhouse", "-cf", "-", "."));
        var bytes = Files.readAllBytes(archive);
        var cut = Files.write(directory.resolve("cut.tar"), Arrays.copyOf(bytes, bytes.length * 6 / 10));

        var refused = program.call(
                "run", "clickhouse.restore", "--set", "archive=" + cut, "--approve", "quarantine=" + Stores.CLICKHOUSE);
        assertThat(refused.exit()).as(refused.said()).isEqualTo(1);
        assertThat(refused.said()).contains("is damaged or cut off").contains("was not touched");
        assertThat(Stores.ticks()).isEqualTo(whole);

        // 'rm -rf ... && tar x': what was there is gone before the archive is opened.
        Shell.sh("docker", "stop", Stores.CLICKHOUSE);
        var volume = Stores.volumeOf(Stores.CLICKHOUSE, "/var/lib/clickhouse");
        var unpacked = Shell.code(
                "docker",
                "run",
                "--rm",
                "-v",
                volume + ":/var/lib/clickhouse",
                "-v",
                directory + ":/backup:ro",
                "alpine:latest",
                "sh",
                "-c",
                "rm -rf /var/lib/clickhouse/* && tar xf /backup/cut.tar -C /var/lib/clickhouse");
        assertThat(unpacked).isNotZero();
        Shell.sh("docker", "start", Stores.CLICKHOUSE);
        Stores.awaitClickHouse();
        assertThat(Shell.code("docker", "exec", Stores.CLICKHOUSE, "sh", "-c", TICKS_AS_BEFORE, "sh", whole))
                .isNotZero();

        var ended = run(program, Stores.CLICKHOUSE, "clickhouse.restore", "--set", "archive=" + archive);
        assertThat(Stores.ticks()).isEqualTo(whole);
        Stores.close(program, ended.run());
    }

    private static final String TICKS_AS_BEFORE =
            "test \"$(clickhouse-client --user \"$CLICKHOUSE_USER\" --password \"$CLICKHOUSE_PASSWORD\""
                    + " -q 'SELECT count(), sum(cityHash64(*)) FROM wallstreetsim.market_ticks')\" = \"$1\"";

    @Test
    void restartsAndRebuildsClickHouseAndUndoBringsTheRowsBack() {
        var program = LabSite.program(directory);
        var whole = Stores.ticks();
        var started = Stores.startedAt(Stores.CLICKHOUSE);
        var restarted = program.call("run", "clickhouse.restart");
        assertThat(restarted.exit()).as(restarted.said()).isZero();
        assertThat(restarted.finished("prove").path("proofs").toString()).contains("1000000 rows");
        assertThat(Stores.startedAt(Stores.CLICKHOUSE)).isNotEqualTo(started);

        var ended = run(program, Stores.CLICKHOUSE, "clickhouse.rebuild");
        assertThat(Stores.clickhouse("SELECT count() FROM system.tables WHERE database = 'wallstreetsim'"))
                .isEqualTo("0");

        assertThat(program.call("undo", ended.run()).exit()).isZero();
        Stores.awaitClickHouse();
        assertThat(Stores.ticks()).isEqualTo(whole);
        Stores.close(program, ended.run());
    }

    private static Ended run(Program program, String container, String procedure, String... more) {
        var words =
                new java.util.ArrayList<>(java.util.List.of("run", procedure, "--approve", "quarantine=" + container));
        words.addAll(Arrays.asList(more));
        var ended = program.call(words.toArray(String[]::new));
        assertThat(ended.exit()).as(ended.said()).isZero();
        return ended;
    }

    private Path savedRdb() throws IOException {
        Stores.redis("SAVE");
        return Files.write(
                directory.resolve("dump.rdb"), Shell.bytes("docker", "exec", Stores.REDIS, "cat", "/data/dump.rdb"));
    }
}
