package com.wallstreetsim.restore.runbook.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code redis-check-aof} of Redis 7.0 printed, recorded; the lab asks the real one. */
class AofTests {
    private static final String WHOLE = """
            88 /data/appendonlydir/appendonly.aof.manifest
            89 /data/appendonlydir/appendonly.aof.2.base.rdb
            488 /data/appendonlydir/appendonly.aof.2.incr.aof
            7 /data/appendonlydir/appendonly.aof.1.incr.aof

            /data/appendonlydir/appendonly.aof.manifest
            file appendonly.aof.2.base.rdb seq 2 type b
            file appendonly.aof.1.incr.aof seq 1 type h
            file appendonly.aof.2.incr.aof seq 2 type i
            """;

    private static AofFiles files() throws StepException {
        return AofFiles.of("/data", WHOLE);
    }

    @Test
    void readsWhichFilesAreLoadedFromTheManifest() throws Exception {
        assertThat(files())
                .isEqualTo(new AofFiles(
                        "/data/appendonlydir/appendonly.aof.manifest",
                        java.util.List.of(
                                "/data/appendonlydir/appendonly.aof.2.base.rdb",
                                "/data/appendonlydir/appendonly.aof.2.incr.aof"),
                        Map.of(
                                "/data/appendonlydir/appendonly.aof.manifest", 88L,
                                "/data/appendonlydir/appendonly.aof.2.base.rdb", 89L,
                                "/data/appendonlydir/appendonly.aof.2.incr.aof", 488L,
                                "/data/appendonlydir/appendonly.aof.1.incr.aof", 7L)));
        assertThat(files().last()).endsWith("appendonly.aof.2.incr.aof");
    }

    @Test
    void refusesASetWithoutItsManifestBecauseRedisWouldStartEmpty() {
        var failure = catchThrowableOfType(
                StepException.class,
                () -> AofFiles.of("/data", "488 /data/appendonlydir/appendonly.aof.2.incr.aof\n\n"));
        assertThat(failure.message())
                .isEqualTo("the manifest of the append-only files is missing, there are only"
                        + " [/data/appendonlydir/appendonly.aof.2.incr.aof]");
        assertThat(failure.hint()).contains("it comes up EMPTY").contains("redis.restore");
    }

    @Test
    void refusesAManifestThatNamesAFileThatIsGone() {
        var failure = catchThrowableOfType(
                StepException.class,
                () -> AofFiles.of("/data", WHOLE.replace("488 /data/appendonlydir/appendonly.aof.2.incr.aof\n", "")));
        assertThat(failure.message())
                .isEqualTo("the manifest /data/appendonlydir/appendonly.aof.manifest names files that are not there:"
                        + " [/data/appendonlydir/appendonly.aof.2.incr.aof]");
    }

    @Test
    void takesTheOneFileOfAnOlderRedis() throws Exception {
        assertThat(AofFiles.of("/data", "12 /data/appendonly.aof\n\n").target()).isEqualTo("/data/appendonly.aof");
    }

    @Test
    void saysWhatACutOfTheLastFileTakes() throws Exception {
        var report = AofReport.of(files(), 1, """
                AOF analyzed: filename=appendonly.aof.2.base.rdb, size=89, ok_up_to=89, ok_up_to_line=1, diff=0
                BASE AOF appendonly.aof.2.base.rdb is valid
                0x             17d: Expected \\r\\n, got: 5858
                AOF analyzed: filename=appendonly.aof.2.incr.aof, size=488, ok_up_to=377, ok_up_to_line=9, diff=111
                AOF appendonly.aof.2.incr.aof is not valid. Use the --fix option to try fixing it.
                """);
        assertThat(report.good()).isEqualTo(377);
        assertThat(report.cut()).isEqualTo(111);
        assertThat(report.damaged()).contains("/data/appendonlydir/appendonly.aof.2.incr.aof");
    }

    @Test
    void refusesDamageInTheBaseFileAndSaysWhatInstead() {
        var failure = catchThrowableOfType(StepException.class, () -> AofReport.of(files(), 1, """
                [offset 0] Checking RDB file appendonly.aof.2.base.rdb
                --- RDB ERROR DETECTED ---
                [offset 89] RDB CRC error
                RDB preamble of AOF file is not sane, aborting.
                """));
        assertThat(failure.message())
                .isEqualTo(
                        "the append-only files are damaged in the base file appendonly.aof.2.base.rdb"
                                + " ([offset 89] RDB CRC error); only the last one, appendonly.aof.2.incr.aof, could be repaired");
        assertThat(failure.hint()).contains("redis.restore");
    }

    @Test
    void doesNotCallFilesDamagedThatItCouldNotRead() {
        var failure = catchThrowableOfType(
                StepException.class,
                () -> AofReport.of(files(), 1, "Cannot open file x: Read-only file system, aborting...\n"));
        assertThat(failure.message())
                .isEqualTo("redis-check-aof ended with code 1 and does not say what is damaged:"
                        + " Cannot open file x: Read-only file system, aborting...");
    }
}
