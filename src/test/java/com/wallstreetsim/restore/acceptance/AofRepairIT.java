package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damages the append-only files of the lab's Redis for real, and repairs what can be repaired. */
@Timeout(600)
class AofRepairIT {
    private static final String NAME = LabSite.id() + "_redis";

    /** Garbage where the third of the six commands begins, 17 bytes before its key; the applications write theirs too. */
    private static final String DAMAGE =
            "f=$(ls *.incr.aof | tail -n 1); at=$(grep -abo after:3 $f | tail -n 1 | cut -d: -f1);"
                    + " printf XXXX | dd of=$f bs=1 seek=$((at - 17)) conv=notrunc 2>/dev/null";

    private final Redis redis = new Redis(NAME);
    private String volume = "";

    @TempDir
    private Path state;

    @BeforeEach
    void keepTheFiles() {
        redis.ask("DEL", "after:1", "after:2", "after:3", "after:4", "after:5", "after:6");
        redis.baseAndThen(6);
        redis.stop();
        volume = redis.volume();
        redis.inFiles("rm -rf /data/kept-by-test && cp -a . /data/kept-by-test");
    }

    @AfterEach
    void putTheFilesBack() {
        redis.stop();
        redis.inFiles("rm -rf /data/appendonlydir && mv /data/kept-by-test /data/appendonlydir");
        redis.start();
        Shell.sh(
                "sh",
                "-c",
                "docker volume ls -q --filter label=wss.run | grep \"^" + volume + "_before_\""
                        + " | xargs -r docker volume rm");
    }

    @Test
    void repairsACopyWhereTheRunbooksCommandAbortsAndNamesAFileThatIsNotThere() {
        redis.inFiles(DAMAGE);
        var damaged = redis.inFiles("sha256sum *");
        var byTheBook = redis.inFiles(
                "set +e; redis-check-aof --fix /data/appendonlydir/appendonly.aof.1.incr.aof </dev/null 2>&1; echo rc=$?;"
                        + " redis-check-aof --fix *.manifest </dev/null 2>&1; echo rc=$?");
        assertThat(byTheBook)
                .contains("Cannot open file /data/appendonlydir/appendonly.aof.1.incr.aof")
                .contains("Continue? [y/N]: Aborting...")
                .doesNotContain("rc=0");
        assertThat(redis.inFiles("sha256sum *")).isEqualTo(damaged);
        var program = LabSite.program(state);

        var diagnosed = program.call("run", "troubleshoot.redis-aof");
        assertThat(diagnosed.exit()).as(diagnosed.said()).isZero();
        assertThat(diagnosed.last().path("message").asText())
                .containsPattern(
                        "^most likely: the append-only file is damaged: a repair cuts [\\d,]+ of [\\d,]+ bytes at the"
                                + " end of appendonly\\.aof\\.\\d+\\.incr\\.aof, up to ([3-9]|\\d\\d) commands\\.");
        var next = diagnosed.last().path("next").get(0);
        assertThat(next.path("procedure").asText()).isEqualTo("troubleshoot.redis-aof");
        assertThat(next.path("set").path("fix").asText()).isEqualTo("repair");

        var declined = program.call("run", "troubleshoot.redis-aof", "--set", "fix=repair");
        assertThat(declined.exit()).isEqualTo(3);
        assertThat(declined.event("gate-opened")
                        .path("facts")
                        .get(0)
                        .path("value")
                        .asText())
                .containsPattern("^[\\d,]+ of [\\d,]+ bytes at the end of .*, up to ([3-9]|\\d\\d) commands$");
        assertThat(redis.inFiles("sha256sum *")).isEqualTo(damaged);

        var repaired =
                program.call("run", "troubleshoot.redis-aof", "--set", "fix=repair", "--approve", "quarantine=" + NAME);
        assertThat(repaired.exit()).as(repaired.said()).isZero();
        assertThat(redis.ask("EXISTS", "after:1", "after:2")).isEqualTo("2");
        assertThat(redis.ask("EXISTS", "after:3", "after:4", "after:5", "after:6"))
                .isEqualTo("0");
        assertThat(repaired.finished("repair").path("summary").asText())
                .contains("all files and the manifest are valid");
        assertThat(repaired.finished("look-again").path("summary").asText()).startsWith("nothing wrong found");
        assertThat(redis.inFiles(redis.volume() + "_before_" + stamp(repaired), "sha256sum *"))
                .isEqualTo(damaged);

        var undone = program.call("undo", repaired.run());
        assertThat(undone.exit()).as(undone.said()).isZero();
        redis.stop();
        assertThat(redis.inFiles("sha256sum *")).isEqualTo(damaged);
    }

    private static String stamp(Ended run) {
        return run.run().substring(0, 15).replace('-', '_');
    }

    @Test
    @Tag("all")
    void cutsTheOneCommandThatACutTailLeavesIncomplete() {
        redis.inFiles("f=$(ls *.incr.aof | tail -n 1); truncate -s -3 $f");
        var repaired = LabSite.program(state)
                .call("run", "troubleshoot.redis-aof", "--set", "fix=repair", "--approve", "quarantine=" + NAME);
        assertThat(repaired.exit()).as(repaired.said()).isZero();
        assertThat(repaired.finished("check-aof").path("summary").asText()).endsWith("up to 1 command");
        assertThat(redis.ask("EXISTS", "after:1", "after:2", "after:3", "after:4", "after:5"))
                .isEqualTo("5");
        assertThat(redis.ask("EXISTS", "after:6")).isEqualTo("0");
        var undone = LabSite.program(state).call("undo", repaired.run());
        assertThat(undone.exit()).as(undone.said()).isZero();
    }

    @Test
    @Tag("all")
    void refusesDamageBeforeTheLastFileAndSaysWhatInstead() {
        redis.inFiles("b=$(ls *.base.*); printf XXXX | dd of=$b bs=1 seek=$(($(stat -c %s $b) / 2)) conv=notrunc");
        var before = redis.inFiles("sha256sum *");
        var refused = LabSite.program(state)
                .call("run", "troubleshoot.redis-aof", "--set", "fix=repair", "--approve", "quarantine=" + NAME);
        assertThat(refused.exit()).as(refused.said()).isEqualTo(1);
        assertThat(refused.last().path("message").asText())
                .contains("the append-only files are damaged in the base file appendonly.aof.")
                .contains("only the last one, appendonly.aof.");
        assertThat(refused.last().path("hint").asText()).contains("Run 'redis.restore' with a good RDB file");
        assertThat(redis.inFiles("sha256sum *")).isEqualTo(before);
    }

    @Test
    @Tag("all")
    void refusesFilesWithoutAManifestBecauseRedisWouldStartEmpty() {
        redis.inFiles("mv *.manifest /data/manifest-by-test");
        var before = redis.inFiles("sha256sum *");
        try {
            var program = LabSite.program(state);
            var diagnosed = program.call("run", "troubleshoot.redis-aof");
            assertThat(diagnosed.last().path("message").asText())
                    .startsWith("most likely: the manifest of the append-only files is missing, there are only [")
                    .contains("it comes up EMPTY");
            assertThat(diagnosed.last().path("next").get(0).path("procedure").asText())
                    .isEqualTo("redis.restore");
            var refused = program.call(
                    "run", "troubleshoot.redis-aof", "--set", "fix=repair", "--approve", "quarantine=" + NAME);
            assertThat(refused.exit()).as(refused.said()).isEqualTo(1);
            assertThat(redis.inFiles("sha256sum *")).isEqualTo(before);
            // What is refused, seen by hand: the keys are on the disk, and Redis serves none of them.
            redis.start();
            assertThat(redis.keys()).isZero();
        } finally {
            redis.inFiles("rm -f /data/manifest-by-test");
        }
    }

    @Test
    @Tag("all")
    void repairsNothingThatIsWhole() {
        var refused = LabSite.program(state)
                .call("run", "troubleshoot.redis-aof", "--set", "fix=repair", "--approve", "quarantine=" + NAME);
        assertThat(refused.exit()).as(refused.said()).isEqualTo(1);
        assertThat(refused.last().path("message").asText()).contains("the append-only files are whole");
    }
}
