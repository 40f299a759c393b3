package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way back of a database that was dropped for want of room, on a disk that has room for one. */
@Tag("all")
@Timeout(300)
class DropFirstIT {
    @TempDir
    private Path directory;

    @Test
    void anUndoWithoutRoomLeavesTheRestoredDatabaseLiveAndOneWithRoomBringsTheOldOneBack() throws Exception {
        try (var site = ScratchSite.start(directory.resolve("site"), SmallDump.text(50))) {
            var live = ScratchSite.LIVE;
            var old = site.postgres().dumped(live);
            var backup = site.backup("new.sql.gz", SmallDump.gzip(SmallDump.text(80)));
            var program = site.program(directory.resolve("state"));
            var ended = program.restore(
                    "--set", "backup=" + backup, "--set", "way=drop-first", "--approve", "drop=" + live);
            assertThat(ended.exit()).as(ended.said()).isZero();
            var restored = site.postgres().dumped(live);
            assertThat(restored).isNotEqualTo(old);

            var filler = "/var/lib/postgresql/data/filler-by-test";
            inside(site, "dd if=/dev/zero of=%s bs=1M 2>/dev/null; truncate -s -2M %1$s".formatted(filler));
            var refused = program.call("undo", ended.run());

            assertThat(refused.exit()).as(refused.said()).isNotZero();
            assertThat(refused.said()).contains("disk too small to load the safety copy beside '%s'".formatted(live));
            assertThat(site.postgres().databases(live)).containsExactly(live);
            assertThat(site.postgres().dumped(live)).isEqualTo(restored);

            inside(site, "rm " + filler);
            var undone = program.call("undo", ended.run());
            assertThat(undone.exit()).as(undone.said()).isZero();
            assertThat(site.postgres().dumped(live)).isEqualTo(old);
        }
    }

    private static void inside(ScratchSite site, String line) {
        Shell.sh("docker", "exec", site.postgres().container(), "sh", "-c", line);
    }
}
