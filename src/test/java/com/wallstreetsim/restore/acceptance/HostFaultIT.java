package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens on the host in the middle of a restore: full disks, another backup, another time. */
@Tag("all")
final class HostFaultIT {
    private static final String FULL = "the disk is full: free some space first, on the file system of %s";

    @TempDir
    static Path place;

    private static SmallDisk disk;
    private static FaultBench bench;

    @BeforeAll
    static void startASite() throws Exception {
        disk = SmallDisk.mounted(place.resolve("disk"), 400);
        var site = ScratchSite.startOn(disk.path(), place.resolve("site"), SmallDump.text(100));
        bench = new FaultBench(site, place);
    }

    @BeforeEach
    void anew() throws IOException {
        disk.free();
        bench.beginAnew();
    }

    @AfterAll
    static void end() throws Exception {
        FaultBench.close(bench);
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void aFullStateDirectoryInTheLoad() throws Exception {
        try (var small = SmallDisk.mounted(place.resolve("small-load"), 2)) {
            bench.use(bench.site().program(small.path()));
            var run = bench.heldInTheLoad();
            run.saysMoreThanAPageHolds();
            small.fill();
            run.signal("CONT");

            gone("load", run, run.end(), "UNKNOWN +4 Load the backup into a side");
            small.free();
            bench.holds("old", run.side());

            assertThat(bench.then("resume", run)).isEqualTo("completed");
            bench.holds("restored", run.kept());
        }
    }

    @Test
    void aFullStateDirectoryInTheSwap() throws Exception {
        try (var small = SmallDisk.mounted(place.resolve("small-swap"), 2)) {
            bench.use(bench.site().program(small.path()));
            var run = bench.heldInTheSwap();
            run.fillsItsLastPage();
            small.fill();
            run.letSwap();

            gone("swap", run, run.end(), "UNKNOWN +6 Swap: the side database becomes");
            assertThat(run.journal()).doesNotContain("away.millis");
            small.free();
            bench.holds("restored", run.kept());

            assertThat(bench.then("undo", run)).isEqualTo("undone");
            bench.holds("old", run.undone());
        }
    }

    private static void gone(String when, HeldRun run, Ended ended, String unknown) throws Exception {
        var because = FULL.formatted(run.directory());
        assertThat(ended.exit()).as(ended.said()).isEqualTo(4);
        assertThat(ended.last().path("message").asText())
                .isEqualTo("the engine is gone; 'wss-restore resume %s'".formatted(run.id()));
        assertThat(ended.last().path("because").asText()).isEqualTo(because);
        bench.locksAreFree(run);
        var page = bench.page(run, "INTERRUPTED");
        assertThat(page)
                .contains("No engine is at work on this run.", "2 Go on where it stands")
                .containsPattern(unknown)
                .contains("It ended because the disk is full: free some space first");
        bench.row("state directory full", when, run, ended);
    }

    @Test
    void aFullDiskOfTheDatabaseInTheLoad() throws Exception {
        var run = bench.heldInTheLoad();
        disk.fill();
        run.signal("CONT");

        var ended = run.end();
        assertThat(bench.said(run, ended).replaceAll("line [\\d,]+", "line N"))
                .matches(
                        "exit 1, failed-unchanged\nunable to load table 'public\\.\\w+', line N of the backup: could not"
                                + " (extend|write) .*: No space left on device.*\nFree space on the disk of the PostgreSQL volume,"
                                + " then retry.\n"
                                + FaultBench.UNTOUCHED);
        bench.locksAreFree(run);
        bench.holds("old");
        assertThat(bench.page(run, "FAILED, NOTHING CHANGED"))
                .contains(
                        "No space left on device",
                        "next: Free space on the disk of the PostgreSQL volume, then retry.");
        bench.row("database's disk full", "load", run, ended);
        disk.free();

        assertThat(bench.then("resume", run)).isEqualTo("completed");
        bench.holds("restored", run.kept());
    }

    @Test
    void aFullDiskOfTheDatabaseInTheSwap() throws Exception {
        var run = bench.heldInTheSwap();
        disk.fill();
        run.letSwap();
        var ended = run.end();
        disk.free();

        bench.completed("database's disk full", "swap", run, ended);
    }

    @Test
    void aBackupReplacedInTheLoad() throws Exception {
        var doomed = doomed();
        var run = HeldRun.inTheLoad(bench.program(), doomed);
        Files.move(doomed(), doomed, StandardCopyOption.REPLACE_EXISTING);
        run.signal("CONT");

        changed("backup replaced", run, doomed);
    }

    @Test
    void aBackupCutInPlaceInTheLoad() throws Exception {
        var doomed = doomed();
        var run = HeldRun.inTheLoad(bench.program(), doomed);
        try (var file = FileChannel.open(doomed, StandardOpenOption.WRITE)) {
            file.truncate(100_000);
        }
        run.signal("CONT");

        changed("backup cut in place", run, doomed);
    }

    @Test
    void aBackupReplacedInTheSwap() throws Exception {
        var doomed = doomed();
        var run = HeldRun.inTheSwap(bench.program(), doomed, bench.postgres());
        Files.write(doomed, SmallDump.gzip(SmallDump.text()));
        run.letSwap();

        // What was loaded is proven; the file is not needed any more.
        bench.completed("backup replaced", "swap", run, run.end());
    }

    private static void changed(String fault, HeldRun run, Path backup) throws Exception {
        bench.unchanged(
                fault,
                "load",
                run,
                "exit 1, failed-unchanged",
                "backup '%s' was replaced or changed while it was loaded"
                        .formatted(bench.plain(backup.toString(), run)),
                "Choose a backup again; nothing was restored from this one.");
    }

    private static Path doomed() throws IOException {
        return Files.copy(
                bench.backup(), Files.createTempDirectory(place, "doomed").resolve("doomed.sql"));
    }

    @Test
    void aClockSetForwardInTheLoad() throws Exception {
        var time = FakeTime.beginning(place.resolve("forward"));
        bench.use(time.under(bench.program()));
        var run = bench.heldInTheLoad();
        time.set("+86400");
        run.signal("CONT");

        notFooled("clock set forward", "load", run, run.end(), "+86[34]\\d\\d");
    }

    @Test
    void aClockSetBackInTheSwap() throws Exception {
        var time = FakeTime.beginning(place.resolve("back"));
        bench.use(time.under(bench.program()));
        var run = bench.heldInTheSwap();
        time.set("-86400");
        run.letSwap();

        notFooled("clock set back", "swap", run, run.end(), "-86[34]\\d\\d");
    }

    private static void notFooled(String fault, String when, HeldRun run, Ended ended, String by) throws Exception {
        bench.completed(fault, when, run, ended);
        var times = ended.lines().stream()
                .map(line -> Instant.parse(line.path("at").asText()))
                .toList();
        assertThat(times).isSorted();
        assertThat(Duration.between(times.get(0), times.get(times.size() - 1))).isLessThan(Duration.ofMinutes(10));
        assertThat(ended.last().path("millis").asLong())
                .isLessThan(Duration.ofMinutes(10).toMillis());
        if (when.equals("load")) {
            assertThat(run.output()).containsPattern("clock +this host's clock was set by \\%s s".formatted(by));
        }
    }
}
