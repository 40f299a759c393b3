package com.wallstreetsim.restore.runbook.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The checker's own words, recorded from Redis 7.0.15. */
class RdbReportTests {
    private static final Path FILE = Path.of("/backup/dump.rdb");

    @Test
    void countsTheKeysOfAGoodFile() throws Exception {
        var report = RdbReport.of(FILE, 0, """
                [offset 27] AUX FIELD redis-ver = '7.0.15'
                [offset 6064566] Checksum OK
                [offset 6064566] \\o/ RDB looks OK! \\o/
                [info] 100000 keys read
                [info] 19999 expires
                [info] 3 already expired
                """);

        assertThat(report).isEqualTo(new RdbReport(100_000, 19_999, 3, true, "7.0.15"));
    }

    @Test
    void saysWhatIsWrongWithABadFile() {
        refuses("'/backup/dump.rdb' is cut off at byte 19994", "[offset 19994] Unexpected EOF reading RDB file");
        refuses(
                "'/backup/dump.rdb' is of RDB version 99, which this Redis does not know",
                "[offset 9] Can't handle RDB format version 99");
        refuses("'/backup/dump.rdb' is not an RDB file", "[offset 9] Wrong signature trying to load DB from file");
        refuses("'/backup/dump.rdb' is damaged: its checksum is wrong", "[offset 600] RDB CRC error");
        refuses(
                "'/backup/dump.rdb' is damaged at byte 77: Invalid object type: 91",
                "[offset 77] Invalid object type: 91");
    }

    private static void refuses(String message, String error) {
        assertThatThrownBy(() -> RdbReport.of(FILE, 1, "--- RDB ERROR DETECTED ---\n" + error + "\n[info] 0 keys read"))
                .hasMessage(message);
    }
}
