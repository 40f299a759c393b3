package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backs up all three stores of the lab, rotates their shelves, undoes and closes that; the shelf is left as it was. */
@Timeout(300)
class BackupNowIT {
    private static final Path SHELF = LabSite.directory().resolve("backups");

    @TempDir
    private Path directory;

    private final LocalDate today = LocalDate.now();
    private TreeSet<Path> before = new TreeSet<>();

    @BeforeEach
    void remember() throws IOException {
        before = files();
    }

    @AfterEach
    void clearUp() throws IOException {
        for (var file : files().descendingSet()) {
            if (!before.contains(file)) {
                Files.delete(file);
            }
        }
    }

    @Test
    void backsUpAllStoresAndSetsAsideWhatIsBeyondTheRetention() throws IOException {
        var program = LabSite.program(directory);
        var first = backUp(program, "rotate=no");
        var rdb = made(first, "redis/redis_%s.rdb");
        var archive = made(first, "clickhouse/clickhouse_%s.tar.zst");
        assertThat(made(first, "wallstreetsim_%s.sql.gz")).isNotEmptyFile();
        for (var day = 1; day <= 9; day++) {
            Files.copy(rdb, older("redis/redis_%s.rdb", day));
            Files.copy(archive, older("clickhouse/clickhouse_%s.tar.zst", day));
        }
        // Yesterday's is no good, so that it fills no place among the seven.
        damage(older("redis/redis_%s.rdb", 1));
        var shelf = files();

        var second = backUp(program, "rotate=yes");

        assertThat(aside(second, "redis")).containsExactlyInAnyOrder(names("redis/redis_%s.rdb", 8, 9));
        assertThat(aside(second, "clickhouse"))
                .containsExactlyInAnyOrder(names("clickhouse/clickhouse_%s.tar.zst", 7, 8, 9));
        assertThat(older("redis/redis_%s.rdb", 1)).exists();
        var undone = program.call("undo", second.run());
        assertThat(undone.exit()).as(undone.said()).isZero();
        assertThat(files()).containsAll(shelf);

        var third = backUp(program, "rotate=yes");
        closeAll(program, third);
        assertThat(files().toString()).doesNotContain(".expired_");
        assertThat(older("redis/redis_%s.rdb", 7)).exists();
        assertThat(older("redis/redis_%s.rdb", 8)).doesNotExist();
    }

    @Test
    void copiesAStoppedClickHouseAndRestoresFromThatCopy() throws IOException {
        var program = LabSite.program(directory);
        var whole = Stores.ticks();
        var started = Stores.startedAt(Stores.CLICKHOUSE);

        var saved = program.call(
                "run", "backup.now", "--set", "what=clickhouse", "--set", "copy=stopped", "--set", "rotate=no");

        assertThat(saved.exit()).as(saved.said()).isZero();
        assertThat(Stores.startedAt(Stores.CLICKHOUSE)).isNotEqualTo(started);
        assertThat(Stores.ticks()).isEqualTo(whole);
        Stores.clickhouse("TRUNCATE TABLE wallstreetsim.market_ticks");
        var restored = program.call(
                "run",
                "clickhouse.restore",
                "--set",
                "archive=" + made(saved, "clickhouse/clickhouse_%s.tar.zst"),
                "--approve",
                "quarantine=" + Stores.CLICKHOUSE);
        assertThat(restored.exit()).as(restored.said()).isZero();
        assertThat(Stores.ticks()).isEqualTo(whole);
        Stores.close(program, restored.run());
    }

    @Test
    void keepsSundaysBackupsAsWeekliesToo() throws IOException {
        var sunday = today.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        var program = LabSite.program(directory);
        var later = Duration.between(today.atStartOfDay(), sunday.atStartOfDay());

        var saved = backUp(FakeTime.shifted(program, later), "rotate=no");

        assertThat(LocalDate.parse(stamp(saved).substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE))
                .isEqualTo(sunday);
        for (var name : List.of("wallstreetsim_%s.sql.gz", "redis/redis_%s.rdb", "clickhouse/clickhouse_%s.tar.zst")) {
            var daily = made(saved, name);
            assertThat(Files.isSameFile(daily, weekly(daily))).as(name).isTrue();
        }
    }

    private static Path weekly(Path daily) {
        var name = daily.getFileName().toString().replaceFirst("_", "_weekly_");
        return daily.resolveSibling("weekly").resolve(name);
    }

    private static Ended backUp(Program program, String rotate) {
        var ended = program.call("run", "backup.now", "--set", "what=all", "--set", "copy=frozen", "--set", rotate);
        assertThat(ended.exit()).as(ended.said()).isZero();
        return ended;
    }

    /** Each store's expired backups are a closing of their own. */
    private static void closeAll(Program program, Ended run) {
        var words = new ArrayList<>(List.of("close", run.run()));
        for (var prefix : List.of("wallstreetsim", "redis", "clickhouse")) {
            words.addAll(List.of("--approve", "close=.expired_%s_%s".formatted(prefix, stamp(run))));
        }
        var closed = program.call(words.toArray(String[]::new));
        assertThat(closed.exit()).as(closed.said()).isZero();
    }

    private static Path made(Ended run, String name) {
        return SHELF.resolve(name.formatted(stamp(run)));
    }

    /** By the host's clock, as the schedule's names are. */
    private static String stamp(Ended run) {
        var format = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
        var local = LocalDateTime.parse(run.run().substring(0, 15), format)
                .atOffset(ZoneOffset.UTC)
                .atZoneSameInstant(ZoneId.systemDefault());
        return local.format(DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss"));
    }

    private Path older(String name, int days) {
        return SHELF.resolve(
                name.formatted(today.minusDays(days).format(DateTimeFormatter.BASIC_ISO_DATE) + "_020000"));
    }

    private static void damage(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x40;
        Files.write(file, bytes);
    }

    private String[] names(String name, int... days) {
        return Arrays.stream(days)
                .mapToObj(day -> older(name, day).getFileName().toString())
                .toArray(String[]::new);
    }

    private static List<String> aside(Ended run, String prefix) throws IOException {
        try (var files = Files.list(SHELF.resolve("%1$s/.expired_%1$s_%2$s".formatted(prefix, stamp(run))))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static TreeSet<Path> files() throws IOException {
        try (var files = Files.walk(SHELF)) {
            return new TreeSet<>(files.toList());
        }
    }
}
