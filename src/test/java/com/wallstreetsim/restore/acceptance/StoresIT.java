package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks Redis, ClickHouse and PostgreSQL of the lab for real, one after the other, brings each back from a backup,
 * undoes it, and looks each time at the data itself; the lab is left as it was.
 */
@Timeout(600)
class StoresIT {
    @TempDir
    private Path directory;

    @Test
    void backsUpRedisLosesKeysRestoresThemAndUndoesIt() {
        var program = LabSite.program(directory);
        var whole = Stores.agents();
        var saved = program.call("run", "backup.now", "--set", "what=redis");
        assertThat(saved.exit()).as(saved.said()).isZero();

        Stores.redis("DEL", "agent:1", "agent:2");
        Stores.redis("HSET", "agent:3", "cash", "-1");
        var broken = Stores.agents();
        assertThat(broken).isNotEqualTo(whole);

        var restored = restore(program, "redis.restore", "rdb=newest", Stores.REDIS);
        assertThat(Stores.agents()).isEqualTo(whole);
        assertThat(program.call("undo", restored.run()).exit()).isZero();
        assertThat(Stores.agents()).isEqualTo(broken);

        var again = restore(program, "redis.restore", "rdb=newest", Stores.REDIS);
        assertThat(Stores.agents()).isEqualTo(whole);
        Stores.close(program, restored.run());
        Stores.close(program, again.run());
    }

    @Test
    void backsUpClickHouseLosesAPartitionRestoresItAndUndoesIt() {
        var program = LabSite.program(directory);
        var whole = Stores.ticks();
        var saved = program.call("run", "backup.now", "--set", "what=clickhouse");
        assertThat(saved.exit()).as(saved.said()).isZero();

        var first =
                Stores.clickhouse("SELECT min(partition) FROM system.parts WHERE table = 'market_ticks' AND active");
        Stores.clickhouse("ALTER TABLE wallstreetsim.market_ticks DROP PARTITION " + first);
        var broken = Stores.ticks();
        assertThat(broken).isNotEqualTo(whole);

        var restored = restore(program, "clickhouse.restore", "archive=newest", Stores.CLICKHOUSE);
        assertThat(Stores.ticks()).isEqualTo(whole);
        assertThat(program.call("undo", restored.run()).exit()).isZero();
        assertThat(Stores.ticks()).isEqualTo(broken);

        var again = restore(program, "clickhouse.restore", "archive=newest", Stores.CLICKHOUSE);
        assertThat(Stores.ticks()).isEqualTo(whole);
        Stores.close(program, restored.run());
        Stores.close(program, again.run());
    }

    @Test
    void rebuildsPostgresFromADamagedVolumeAndUndoBringsTheOldOneBack() {
        var program = LabSite.program(directory);
        var moment = LabSite.postgres().ask("wallstreetsim", "SELECT now() - interval '10 s'");
        var before = Stores.tradesUntil(moment);

        var ended = restore(program, "postgres.rebuild", "backup=newest", Stores.POSTGRES);
        assertThat(ended.finished("prove").path("summary").asText()).matches("([\\d,]+) of \\1 rows in 11 tables");
        // The backup is older: what it holds is not what was there.
        assertThat(Stores.tradesUntil(moment)).isNotEqualTo(before);

        assertThat(program.call("undo", ended.run()).exit()).isZero();
        assertThat(Stores.tradesUntil(moment)).isEqualTo(before);
        Stores.close(program, ended.run());
    }

    private static Ended restore(Program program, String procedure, String answer, String container) {
        var ended = program.call("run", procedure, "--set", answer, "--approve", "quarantine=" + container);
        assertThat(ended.exit()).as(ended.said()).isZero();
        return ended;
    }
}
