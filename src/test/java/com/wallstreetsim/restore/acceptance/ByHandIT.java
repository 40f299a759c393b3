package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the program shows, typed by somebody who does not have the program. */
@Timeout(600)
class ByHandIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void theWayBackOfARedisRestore() throws IOException {
        var program = LabSite.program(directory);
        var rdb = savedRdb();
        Stores.redis("HSET", "agent:3", "cash", UUID.randomUUID().toString());
        var broken = Stores.agents();
        var ended = restored(program, "redis.restore", "rdb=" + rdb, "quarantine=" + Stores.REDIS);
        assertThat(Stores.agents()).isNotEqualTo(broken);

        byHand(wayBack(ended.run()));
        Stores.awaitRedis();

        assertThat(Stores.agents()).isEqualTo(broken);
        assertThat(Stores.keptBy(ended.run()))
                .as("what had been restored is kept too")
                .anyMatch(volume -> volume.contains("_undone_"));
        Stores.close(program, ended.run());
    }

    /** From the file of a dry run, which executes nothing: all of it by hand, then all of it back. */
    @Test
    void aWholeRedisRestoreAndItsWayBack() throws IOException {
        var program = LabSite.program(directory);
        var rdb = savedRdb();
        var whole = Stores.agents();
        Stores.redis("HSET", "agent:3", "cash", UUID.randomUUID().toString());
        var broken = Stores.agents();
        var dry = program.call("run", "redis.restore", "--set", "rdb=" + rdb, "--dry-run");
        assertThat(dry.exit()).as(dry.said()).isZero();
        var commands = commands(dry.run());

        byHand(commands.stream()
                .flatMap(step -> texts(step.path("step")).stream())
                .toList());
        Stores.awaitRedis();
        assertThat(Stores.agents()).isEqualTo(whole);

        Collections.reverse(commands);
        byHand(commands.stream()
                .flatMap(step -> texts(step.path("wayBack")).stream())
                .toList());
        Stores.awaitRedis();
        assertThat(Stores.agents()).isEqualTo(broken);

        byHand(commands.stream()
                .flatMap(step -> texts(step.path("close")).stream())
                .toList());
        assertThat(Stores.keptBy(dry.run())).isEmpty();
        assertThat(restored(program, "redis.restore", "rdb=" + rdb, "quarantine=" + Stores.REDIS)
                        .exit())
                .isZero();
    }

    @Test
    void theWayBackOfAClickHouseRestore() throws IOException {
        var program = LabSite.program(directory);
        var saved = program.call("run", "backup.now", "--set", "what=clickhouse");
        assertThat(saved.exit()).as(saved.said()).isZero();
        var whole = Stores.ticks();
        var first =
                Stores.clickhouse("SELECT min(partition) FROM system.parts WHERE table = 'market_ticks' AND active");
        Stores.clickhouse("ALTER TABLE wallstreetsim.market_ticks DROP PARTITION " + first);
        var broken = Stores.ticks();
        var ended = restored(program, "clickhouse.restore", "archive=newest", "quarantine=" + Stores.CLICKHOUSE);
        assertThat(Stores.ticks()).isEqualTo(whole);

        byHand(wayBack(ended.run()));
        Stores.awaitClickHouse();

        assertThat(Stores.ticks()).isEqualTo(broken);
        Stores.close(program, ended.run());
        var again = restored(program, "clickhouse.restore", "archive=newest", "quarantine=" + Stores.CLICKHOUSE);
        assertThat(Stores.ticks()).isEqualTo(whole);
        Stores.close(program, again.run());
    }

    @Test
    void theWayBackOfAPostgresRestoreWithClientsConnected() throws Exception {
        var live = ScratchSite.LIVE;
        try (var site = ScratchSite.start(directory.resolve("site"), SmallDump.text(100))) {
            var backup = Files.copy(
                    LabSite.newest(),
                    site.directory().resolve("backups/" + LabSite.newest().getFileName()));
            var old = site.postgres().dumped(live);
            var program = site.program(directory.resolve("state"));
            for (var way : List.of("beside", "drop-first")) {
                var gate = way.equals("beside") ? "swap" : "drop";
                var ended = program.restore(
                        "--set", "backup=" + backup, "--set", "way=" + way, "--approve", gate + "=" + live);
                assertThat(ended.exit()).as(ended.said()).isZero();
                assertThat(site.postgres().dumped(live)).isNotEqualTo(old);

                var client = Client.asking(site.jdbc(), "wss_user", ScratchSite.PASSWORD, Duration.ofMillis(5));
                byHand(wayBack(directory.resolve("state"), ended.run()));
                client.close();

                assertThat(site.postgres().dumped(live)).isEqualTo(old);
            }
        }
    }

    private Path savedRdb() {
        Stores.redis("SAVE");
        var rdb = directory.resolve("saved.rdb");
        Shell.sh("docker", "cp", Stores.REDIS + ":/data/dump.rdb", rdb.toString());
        return rdb;
    }

    private static Ended restored(Program program, String procedure, String answer, String approval) {
        var ended = program.call("run", procedure, "--set", answer, "--approve", approval);
        assertThat(ended.exit()).as(ended.said()).isZero();
        return ended;
    }

    private List<String> wayBack(String run) throws IOException {
        return wayBack(directory, run);
    }

    /** From the report, which lies beside the record of every run. */
    private static List<String> wayBack(Path state, String run) throws IOException {
        var report = Files.readAllLines(state.resolve("runs").resolve(run).resolve("report.md"));
        var lines = report.subList(report.indexOf("## The way back by hand"), report.size()).stream()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();
        assertThat(lines).isNotEmpty();
        return lines;
    }

    private List<JsonNode> commands(String run) throws IOException {
        var journal = directory.resolve("runs").resolve(run).resolve("journal.jsonl");
        var line = Files.readAllLines(journal).stream()
                .filter(it -> it.contains("\"event\":\"by-hand\""))
                .findFirst()
                .orElseThrow();
        var commands = new ArrayList<JsonNode>();
        JSON.readTree(line).path("commands").forEach(commands::add);
        return commands;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static void byHand(List<String> commands) {
        for (var command : commands) {
            Shell.sh(
                    "sh",
                    "-c",
                    "set -a; . \"$0\"; set +a; " + command,
                    LabSite.directory().resolve(".env").toString());
        }
    }
}
