package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Goes back to a time between two backups of the lab, and takes it back. */
@Tag("all")
@Timeout(600)
class PointInTimeIT {
    private static final String LIVE = "wallstreetsim";
    /** The site's engine writes on: only rows up to a moment stay what they were. */
    private static String hash(Instant until) {
        return "SELECT count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) FROM trades t WHERE created_at <= '%s'"
                .formatted(until);
    }

    private static String between(Instant from, Instant to) {
        return "SELECT count(*) FROM trades WHERE created_at > '%s' AND created_at <= '%s'".formatted(from, to);
    }

    @TempDir
    private Path state;

    @Test
    void restoresTheBackupBeforeTheTimeAndKeepsWhatTellsOfTheGap() throws Exception {
        var older = LabSite.directory().resolve("backups").resolve(second());
        var taken = taken(older);
        var target = taken.plus(Duration.ofHours(7));
        var postgres = LabSite.postgres();
        postgres.create("expected_by_test", older);
        var siteFile = LabSite.directory().resolve("wss-restore.yaml");
        var before = Files.readString(siteFile);
        Files.writeString(siteFile, before + "audit-table:\n  table: public.actions\n  time-column: created_at\n");
        try {
            var expected = postgres.ask("expected_by_test", hash(taken));
            var now = Instant.parse(
                    postgres.ask(LIVE, "SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"));
            assertThat(postgres.ask(LIVE, between(taken, now))).isNotEqualTo("0");
            var old = postgres.ask(LIVE, hash(now));
            var audited = postgres.ask(
                    LIVE,
                    "SELECT count(*) FROM actions WHERE created_at BETWEEN '%s' AND '%s'".formatted(taken, target));

            var ended = LabSite.program(state)
                    .call("run", "postgres.point-in-time", "--set", "target=" + target, "--approve", "swap=" + LIVE);
            assertThat(ended.exit()).as(ended.said()).isZero();
            assertThat(postgres.ask(LIVE, hash(taken))).isEqualTo(expected);
            assertThat(postgres.ask(LIVE, between(taken, now))).isEqualTo("0");
            assertThat(ended.finished("gap").path("summary").asText())
                    .startsWith("the data is as of %s (%s); 7 h 00 m from %s to %s is missing"
                            .formatted(taken, older.getFileName(), taken, target));

            var gap = state.resolve("runs").resolve(ended.run()).resolve("gap");
            assertThat(Files.isRegularFile(gap.resolveSibling("report.md"))).isTrue();
            for (var name : java.util.List.of("wss-web.log", "wss-api.log", "wss-engine.log", "audit.csv")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(gap.resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
            // A header, then a line for each row; the lab's payloads have no line ends.
            assertThat(Files.readAllLines(gap.resolve("audit.csv"))).hasSize(1 + Integer.parseInt(audited));
            LabSite.secrets().forEach(secret -> assertThat(gap).isDirectoryNotContaining(holds(secret)));

            var undone = LabSite.program(state).call("undo", ended.run());
            assertThat(undone.exit()).as(undone.said()).isZero();
            assertThat(postgres.ask(LIVE, hash(now))).isEqualTo(old);
        } finally {
            Files.writeString(siteFile, before);
            postgres.drop("expected_by_test");
            for (var kept : postgres.databases(LIVE + "_")) {
                postgres.drop(kept);
            }
        }
    }

    private static java.util.function.Predicate<Path> holds(String secret) {
        return file -> {
            try {
                return Files.readString(file).contains(secret);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
    }

    @Test
    void refusesATimeWithoutItsZoneAndOneBeforeEveryBackup() {
        var program = LabSite.program(state);
        var noZone = program.call("run", "postgres.point-in-time", "--set", "target=2026-11-22 18:30");
        assertThat(noZone.exit()).isEqualTo(2);
        assertThat(noZone.last().path("message").asText()).contains("is no time with a zone");
        var early = program.call("run", "postgres.point-in-time", "--set", "target=2001-01-01 00:00 UTC");
        assertThat(early.exit()).as(early.said()).isEqualTo(1);
        assertThat(early.last().path("message").asText()).contains("no good backup in", "was taken before");
    }

    /** The one before the newest of the schedule. */
    private static String second() throws java.io.IOException {
        try (var files = Files.list(LabSite.directory().resolve("backups"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("wallstreetsim_\\d{8}_020000.sql.gz"))
                    .sorted(java.util.Comparator.reverseOrder())
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Instant taken(Path backup) {
        var stamp = backup.getFileName().toString().replaceAll("\\D*(\\d{8}_\\d{6}).*", "$1");
        return LocalDateTime.parse(stamp, DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss"))
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }
}
