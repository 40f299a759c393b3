package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The procedure on the whole lab with its applications at work. */
final class LabRestoreIT {
    private static final String LIVE = "wallstreetsim";
    /** What the lab's engine does not write to; trades grow every second. */
    private static final String STILL = "SELECT md5(string_agg(t::text, '' ORDER BY id)) FROM public.orders t";

    @TempDir
    Path state;

    @Test
    void theServiceIsAwayForUnderTwoSecondsAndNoSecretIsLeftAnywhere() throws Exception {
        var program = LabSite.program(state);
        var orders = LabSite.postgres().ask(LIVE, STILL);
        var client =
                Client.asking(LabSite.jdbc(), "wss_user", LabSite.secret("POSTGRES_PASSWORD"), Duration.ofMillis(100));
        var processes = ProcessWatch.start();
        var ended = program.restore("--set", "backup=newest", "--approve", "swap=" + LIVE);
        client.close();
        var seen = processes.end();

        assertThat(ended.said()).isEqualTo("exit 0, completed%ncompleted%n%n".formatted());
        assertThat(ended.finished("swap").path("summary").asText())
                .matches(
                        "'wallstreetsim' is the restored database now, away \\d\\.\\d\\d s; the old one is kept as '.*', \\d+\\.\\d [KMGT]iB");
        System.out.printf(
                "outage seen by a client that asks ten times a second: %d ms (%d answers)%n",
                client.longestGap().toMillis() - 100, client.answers());
        assertThat(client.longestGap()).isLessThan(Duration.ofMillis(2100));

        var undone = program.call("undo", ended.run());
        assertThat(undone.said()).startsWith("exit 0, undone");
        assertThat(LabSite.postgres().ask(LIVE, STILL)).isEqualTo(orders);
        var kept = LIVE + "_undone_" + ended.run().substring(0, 15).replace('-', '_');
        assertThat(program.call("close", ended.run(), "--approve", "close=" + kept)
                        .exit())
                .isZero();
        assertThat(LabSite.postgres().databases(LIVE)).containsExactly(LIVE);

        var bundle = state.resolve("bundle.tar.gz");
        assertThat(program.text("bundle", ended.run(), "--output", bundle.toString(), "--yes"))
                .contains("journal.jsonl", "output.log", "report.md", "versions.txt", "site.txt");
        var packed = Shell.sh("tar", "-xzOf", bundle.toString());
        assertThat(packed).contains("\"event\":\"run-created\"").contains("service postgres: container ");
        assertNoSecretIn(packed, "the bundle");

        assertThat(seen).hasSizeGreaterThan(1);
        assertNoSecretIn(String.join("\n", seen), "command lines and environments of " + seen.size() + " processes");
        assertNoSecretIn(ended.lines().toString(), "standard output");
        assertThat(state.resolve("runs").resolve(ended.run()).resolve("engine.log"))
                .isEmptyFile();
        for (var file : files(state)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
            assertNoSecretIn(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
        }
    }

    @Test
    void aTruncatedBackupIsNotRestored() {
        var orders = LabSite.postgres().ask(LIVE, STILL);

        var ended = LabSite.program(state)
                .restore("--set", "backup=" + LabSite.truncated().getFileName(), "--approve", "swap=" + LIVE);

        assertThat(ended.saidWithoutMeasures())
                .isEqualTo("""
                        exit 1, failed-unchanged
                        backup '%s' is cut: the gzip stream ends at byte N, the end of the file, without its end mark; \
                        before that N rows of 10 tables could be read
                        Choose another backup; 'newest' stands for the newest one that scans good. \
                        What is missing cannot be brought back from this file.
                        the live database 'wallstreetsim' was not touched""".formatted(LabSite.truncated().getFileName()));
        assertThat(LabSite.postgres().ask(LIVE, STILL)).isEqualTo(orders);
    }

    private static void assertNoSecretIn(String text, String where) {
        assertThat(LabSite.secrets()).isNotEmpty();
        for (var secret : LabSite.secrets()) {
            // Not as an assertion on the text: its failure would print the secret.
            assertThat(text.contains(secret)).as("a secret stands in " + where).isFalse();
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            var found = new ArrayList<>(files.filter(Files::isRegularFile).toList());
            assertThat(found).anyMatch(file -> file.endsWith("journal.jsonl"));
            assertThat(found).anyMatch(file -> file.endsWith("output.log"));
            assertThat(found).anyMatch(file -> file.endsWith("report.md"));
            assertThat(found).anyMatch(file -> file.endsWith("report.json"));
            return found;
        }
    }
}
