package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sites whose Redis is not set up as the runbook's: the keys stay all the same, or the run says what stands against it. */
@Tag("all")
@Timeout(300)
class RedisKeysIT {
    @TempDir
    private Path directory;

    @Test
    void aRedisThatKeepsItsKeysInMemoryAloneIsRestartedWithThemOrNotAtAll() throws Exception {
        try (var site = ScratchRedis.start(directory.resolve("site"), "--appendonly no --save ''")) {
            var program = site.program(directory.resolve("state"));
            site.redis("MSET", "one", "1", "two", "2");

            var restarted = program.call("run", "redis.restart");
            assertThat(restarted.exit()).as(restarted.said()).isZero();
            assertThat(site.redis("MGET", "one", "two")).isEqualTo("1\n2");

            site.redis("SET", "three", "3");
            Shell.sh("docker", "exec", site.container(), "chmod", "500", "/data");
            var refused = program.call("run", "redis.restart");
            Shell.sh("docker", "exec", site.container(), "chmod", "700", "/data");

            assertThat(refused.exit()).as(refused.said()).isEqualTo(1);
            assertThat(refused.said())
                    .contains("1 changes since the last snapshot")
                    .contains("failed-unchanged");
            assertThat(site.redis("MGET", "one", "two", "three")).isEqualTo("1\n2\n3");
        }
    }

    @Test
    void whatItHeldInMemoryAloneIsInTheVolumeThatARebuildKeeps() throws Exception {
        try (var site = ScratchRedis.start(directory.resolve("site"), "--appendonly no --save ''")) {
            var program = site.program(directory.resolve("state"));
            site.redis("MSET", "one", "1", "two", "2");

            var rebuilt = program.call("run", "redis.rebuild", "--approve", "quarantine=" + site.container());
            assertThat(rebuilt.exit()).as(rebuilt.said()).isZero();
            assertThat(site.redis("DBSIZE")).isEqualTo("0");

            var undone = program.call("undo", rebuilt.run());
            assertThat(undone.exit()).as(undone.said()).isZero();
            site.await();
            assertThat(site.redis("MGET", "one", "two")).isEqualTo("1\n2");
        }
    }

    @Test
    void keysThatMayExpireAreRestoredToFilesOfTheNamesThatTheCommandLineGives() throws Exception {
        try (var site = ScratchRedis.start(
                directory.resolve("site"), "--appendonly yes --appendfilename mine.aof --appenddirname mine")) {
            var program = site.program(directory.resolve("state"));
            site.redis("SET", "one", "1", "EX", "86400");
            site.redis("SET", "two", "2", "EX", "86400");
            site.redis("SAVE");
            var rdb = directory.resolve("site/backups/dump.rdb");
            Shell.sh("docker", "cp", site.container() + ":/data/dump.rdb", rdb.toString());
            site.redis("FLUSHALL");

            var restored = program.call(
                    "run", "redis.restore", "--set", "rdb=" + rdb, "--approve", "quarantine=" + site.container());

            assertThat(restored.exit()).as(restored.said()).isZero();
            assertThat(site.redis("MGET", "one", "two")).isEqualTo("1\n2");
        }
    }
}
