package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What runs keep in volumes: found by labels alone, put back, taken out again, removed behind a gate. */
@Tag("all")
@Timeout(900)
class QuarantineIT {
    @TempDir
    private Path directory;

    @Test
    void aKeptVolumeOutlivesItsRunsDirectoryAndCanBePutBackUndoneAndRemoved() {
        var program = LabSite.program(directory.resolve("first"));
        var whole = Stores.agents();
        var rebuilt = program.call("run", "redis.rebuild", "--approve", "quarantine=" + Stores.REDIS);
        assertThat(rebuilt.exit()).as(rebuilt.said()).isZero();
        var kept = Stores.keptBy(rebuilt.run()).get(0);

        // Another state directory knows nothing of that run.
        var other = LabSite.program(directory.resolve("second"));
        var listed = other.call("quarantine", "list").lines().stream()
                .filter(line -> line.path("name").asText().equals(kept))
                .findFirst()
                .orElseThrow();
        assertThat(listed.path("service").asText()).isEqualTo("redis");
        assertThat(listed.path("run").asText()).isEqualTo(rebuilt.run());
        assertThat(listed.path("bytes").asLong()).isGreaterThan(1_000_000);
        // A look that takes too long on a busy machine says so; the next one has what it needs in memory.
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> other.call("status").last().path("kept").toString().contains(kept));

        var declined = other.call("quarantine", "restore", kept);
        assertThat(declined.exit()).as(declined.said()).isEqualTo(3);
        assertThat(Stores.redis("EXISTS", "agent:7")).isEqualTo("0");

        Stores.redis("SET", "since:rebuild", "1");
        var back = other.call("quarantine", "restore", kept, "--approve", "quarantine=" + Stores.REDIS);
        assertThat(back.exit()).as(back.said()).isZero();
        assertThat(Stores.agents()).isEqualTo(whole);
        assertThat(Stores.redis("EXISTS", "since:rebuild")).isEqualTo("0");

        assertThat(other.call("undo", back.run()).exit()).isZero();
        Stores.awaitRedis();
        assertThat(Stores.redis("EXISTS", "since:rebuild")).isEqualTo("1");

        var again = other.call("quarantine", "restore", kept, "--approve", "quarantine=" + Stores.REDIS);
        assertThat(again.exit()).as(again.said()).isZero();
        assertThat(Stores.agents()).isEqualTo(whole);

        var unasked = other.call("quarantine", "remove", kept);
        assertThat(unasked.exit()).as(unasked.said()).isEqualTo(3);
        assertThat(Stores.keptBy(rebuilt.run())).contains(kept);
        var removed = other.call("quarantine", "remove", kept, "--approve", "remove=" + kept);
        assertThat(removed.exit()).as(removed.said()).isZero();
        assertThat(Stores.keptBy(rebuilt.run())).isEmpty();
        Stores.close(other, back.run());
        Stores.close(other, again.run());
    }

    @Test
    void aVolumeNobodyKeptIsNeverRemoved() {
        var program = LabSite.program(directory);
        var volume = Stores.volumeOf(Stores.REDIS, "/data");

        var refused = program.call("quarantine", "remove", volume, "--approve", "remove=" + volume);

        assertThat(refused.exit()).as(refused.said()).isEqualTo(1);
        assertThat(refused.said()).contains("'%s' is not a volume that a run kept of this site".formatted(volume));
        assertThat(Stores.volumeOf(Stores.REDIS, "/data")).isEqualTo(volume);
    }

    @Test
    void aVolumeThatCannotBeRenamedIsCopiedComparedAndBroughtBack() throws Exception {
        try (var site = ScratchRedis.start(directory.resolve("site"))) {
            var program = site.program(directory.resolve("state"));
            site.redis("MSET", "before:1", "a", "before:2", "b");

            var rebuilt = program.call("run", "redis.rebuild", "--approve", "quarantine=" + site.container());
            assertThat(rebuilt.exit()).as(rebuilt.said()).isZero();
            assertThat(site.redis("DBSIZE")).isEqualTo("0");
            site.redis("SET", "after", "c");

            var undone = program.call("undo", rebuilt.run());
            assertThat(undone.exit()).as(undone.said()).isZero();
            site.await();
            assertThat(site.redis("MGET", "before:1", "before:2", "after")).isEqualTo("a\nb");
            assertThat(site.data().toFile().list()).noneMatch(name -> name.startsWith(".wss-"));
            assertThat(Stores.keptBy(rebuilt.run())).anyMatch(volume -> volume.contains("_undone_"));

            var twice = program.call("undo", rebuilt.run());
            assertThat(twice.exit()).as(twice.said()).isNotZero();
            assertThat(site.redis("MGET", "before:1", "before:2", "after")).isEqualTo("a\nb");

            // What was written since the rebuild goes by its own name alone.
            var kept = Stores.keptBy(rebuilt.run()).stream()
                    .filter(volume -> volume.contains("_before_"))
                    .findFirst()
                    .orElseThrow();
            var declined = program.call("close", rebuilt.run(), "--approve", "close=" + kept);
            assertThat(declined.exit()).as(declined.said()).isEqualTo(3);
            assertThat(Stores.keptBy(rebuilt.run())).singleElement().asString().contains("_undone_");
            Stores.close(program, rebuilt.run());
        }
    }

    @Test
    void aKeptVolumeIsCopiedBackIntoAMountTakenOutAndPutBackAgain() throws Exception {
        try (var site = ScratchRedis.start(directory.resolve("site"))) {
            var program = site.program(directory.resolve("state"));
            site.redis("MSET", "before:1", "a", "before:2", "b");
            var rebuilt = program.call("run", "redis.rebuild", "--approve", "quarantine=" + site.container());
            assertThat(rebuilt.exit()).as(rebuilt.said()).isZero();
            var kept = Stores.keptBy(rebuilt.run()).get(0);
            site.redis("SET", "since", "c");
            var restore = new String[] {"quarantine", "restore", kept, "--approve", "quarantine=" + site.container()};

            var back = program.call(restore);
            assertThat(back.exit()).as(back.said()).isZero();
            assertThat(site.redis("MGET", "before:1", "before:2", "since")).isEqualTo("a\nb");

            var undone = program.call("undo", back.run());
            assertThat(undone.exit()).as(undone.said()).isZero();
            site.await();
            assertThat(site.redis("MGET", "before:1", "before:2", "since")).isEqualTo("c");

            var again = program.call(restore);
            assertThat(again.exit()).as(again.said()).isZero();
            assertThat(site.redis("MGET", "before:1", "before:2", "since")).isEqualTo("a\nb");

            var emptied = program.call(restore);
            assertThat(emptied.exit()).as(emptied.said()).isEqualTo(1);
            assertThat(emptied.said()).contains("'%s' does not hold what it was kept for".formatted(kept));
            assertThat(site.redis("MGET", "before:1", "before:2", "since")).isEqualTo("a\nb");
        }
    }
}
