package com.wallstreetsim.restore.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupShelfTests {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T18:42:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path site;

    private Path backups;
    private ExecutorService executor;

    @BeforeEach
    void makeDirectories() throws Exception {
        backups = Files.createDirectories(site.resolve("backups"));
        Files.createDirectory(backups.resolve("weekly"));
        executor = Executors.newSingleThreadExecutor();
    }

    @AfterEach
    void stopScanning() {
        executor.shutdownNow();
    }

    @Test
    void listsTheScheduleNewestFirstThenWhatRestoresLeft() throws Exception {
        daily(20, 100);
        Files.createLink(backups.resolve("weekly/wallstreetsim_weekly_20261122_020000.sql.gz"), daily(22, 120));
        daily(21, 110);
        weekly(15, 90);
        put("pre_restore_20261122_173100.sql.gz", "2026-11-22T17:31:20Z", 5);
        put("otherdb_20261122_020000.sql.gz", "2026-11-22T02:00:00Z", 5);
        put("wallstreetsim_20261122_020000.sql.gz.tmp1", "2026-11-22T02:00:00Z", 5);
        assertThat(shelf().candidates().stream().map(c -> c.takenAt() + " " + c.kind() + " " + c.scanWord()))
                .containsExactly(
                        "2026-11-22T02:00:00Z daily=weekly waiting",
                        "2026-11-21T02:00:00Z daily waiting",
                        "2026-11-20T02:00:00Z daily waiting",
                        "2026-11-15T02:00:00Z weekly waiting",
                        "2026-11-22T17:31:00Z pre-restore waiting");
        assertThat(shelf().candidates().get(0).details())
                .containsExactly("The daily and its weekly are one file: not an independent copy.");
    }

    @Test
    void isEmptyWhereThereIsNoDirectory() {
        var nowhere = shelf(site.resolve("nowhere"), ZoneOffset.UTC);
        assertThat(nowhere.candidates()).isEmpty();
        assertThat(nowhere.problem("newest"))
                .contains("there is no backup of 'wallstreetsim' in " + site.resolve("nowhere"));
    }

    @Test
    void readsNamesInTheZoneThatFitsTheFile() throws Exception {
        put("wallstreetsim_20261121_020000.sql.gz", "2026-11-21T07:00:09Z", 5);
        put("wallstreetsim_20261120_020000.sql.gz", "2026-11-20T02:00:09Z", 5);
        assertThat(shelf(backups, ZoneId.of("America/New_York")).candidates().stream()
                        .map(c -> c.takenAt() + " " + c.warnings().stream().anyMatch(w -> w.startsWith("its name"))))
                .containsExactly("2026-11-21T07:00:00Z false", "2026-11-20T02:00:00Z false");
    }

    @Test
    void warnsOfTimesThatDifferAndOfABackupATenthOfTheOneBefore() throws Exception {
        daily(20, 5000);
        put("wallstreetsim_20261121_020000.sql.gz", "2026-11-22T09:30:00Z", 5);
        assertThat(shelf().candidates().get(0).warnings())
                .containsExactly(
                        "its name says 21 Nov 2026 02:00 UTC, its mtime 22 Nov 2026 09:30 UTC: copied without its times, or renamed",
                        "%,d bytes; the backup before it has %,d"
                                .formatted(
                                        Files.size(backups.resolve("wallstreetsim_20261121_020000.sql.gz")),
                                        Files.size(backups.resolve("wallstreetsim_20261120_020000.sql.gz"))),
                        "the newest daily is 40 hours old: the nightly backup did not run");
    }

    @Test
    void warnsOfANewerBackupThatTheRotationWouldDeleteFirst() throws Exception {
        put("wallstreetsim_20261122_020000.sql.gz", "2026-11-01T00:00:00Z", 5);
        for (int day = 15; day < 22; day++) {
            daily(day, 5);
        }
        assertThat(shelf().candidates().get(0).warnings())
                .contains("the next nightly rotation deletes it: it goes by mtime and keeps 7");
        assertThat(shelf().candidates().get(7).warnings()).isEmpty();
    }

    @Test
    void saysThatALinkIsNotFollowed() throws Exception {
        var target =
                Files.write(site.resolve("elsewhere.gz"), DumpBuilder.exchange().gzip());
        Files.createSymbolicLink(backups.resolve("wallstreetsim_20261122_020000.sql.gz"), target);
        var candidate = shelf().candidates().get(0);
        assertThat(candidate.state()).isEqualTo(Candidate.State.BAD);
        assertThat(candidate.details())
                .containsExactly(
                        "a symbolic link to %s: not followed. Choose the file itself by its path.".formatted(target));
        assertThat(shelf().problem("wallstreetsim_20261122_020000.sql.gz"))
                .contains(candidate.details().get(0));
    }

    @Test
    void scansInTheBackgroundNewestFirstAndTellsEachChange() throws Exception {
        daily(20, 100);
        damaged("wallstreetsim_20261121_020000.sql.gz", "2026-11-21T02:00:00Z");
        daily(22, 110);
        var told = new CopyOnWriteArrayList<Candidate>();
        var shelf = shelf();
        try (var scan = shelf.scan(told::add)) {
            await().until(() -> told.stream()
                    .anyMatch(c -> c.name().startsWith("wallstreetsim_20261120")
                            && c.scanWord().equals("good")));
            assertThat(scan).isNotNull();
        }
        assertThat(told.stream().map(c -> c.name().substring(20, 22) + " " + c.scanWord()))
                .startsWith("22 0 %", "22 good", "21 0 %", "21 CUT", "22 good", "20 0 %", "20 good");
        assertThat(shelf.candidates().get(0).details())
                .containsExactly(
                        "good: read to the last byte, checksum and end mark present, nothing odd",
                        "1 tables: orders 110",
                        "+10.0 % rows against the good backup before it",
                        "PostgreSQL 15.18 (Debian 15.18-0+deb12u1), pg_dump 16.4");
    }

    @Test
    void tellsWhatAnotherScanFoundSinceTheShelfWasListed() throws Exception {
        var file = daily(22, 110);
        var shelf = shelf();
        assertThat(shelf.candidates().get(0).scanWord()).isEqualTo("waiting");
        shelf.scan(file, (done, total) -> {});

        var told = new CopyOnWriteArrayList<Candidate>();
        try (var scan = shelf.scan(told::add)) {
            await().until(() -> !told.isEmpty());
            assertThat(scan).isNotNull();
        }
        assertThat(told.stream().map(Candidate::scanWord)).containsExactly("good");
    }

    @Test
    void stopsScanningWhenItIsClosed() throws Exception {
        daily(21, 10);
        daily(22, 10);
        var shelf = shelf();
        var told = new CopyOnWriteArrayList<String>();
        var begun = new CountDownLatch(1);
        var scan = shelf.scan(candidate -> {
            told.add(candidate.name() + " " + candidate.scanWord());
            begun.countDown();
            awaitInterruption();
        });
        begun.await();
        scan.close();
        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told).containsExactly("wallstreetsim_20261122_020000.sql.gz 0 %");
        assertThat(shelf.candidates()).allMatch(candidate -> candidate.state() == Candidate.State.WAITING);
    }

    private static void awaitInterruption() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void takesForNewestTheNewestThatScansGoodAndNeverWhatARestoreReplaced() throws Exception {
        put("pre_restore_20261122_173100.sql.gz", "2026-11-22T17:31:20Z", 5);
        damaged("wallstreetsim_20261122_020000.sql.gz", "2026-11-22T02:00:00Z");
        var good = daily(21, 100);
        daily(20, 100);
        List<String> over = new ArrayList<>();
        assertThat(shelf().resolve(
                                "newest",
                                (done, total) -> {},
                                passed -> over.add(passed.file().getFileName() + " "
                                        + passed.result().verdict().reason())))
                .isEqualTo(good);
        assertThat(over).containsExactly("wallstreetsim_20261122_020000.sql.gz CUT");
    }

    @Test
    void saysThatNoneIsGood() throws Exception {
        damaged("wallstreetsim_20261122_020000.sql.gz", "2026-11-22T02:00:00Z");
        var shelf = shelf();
        assertThatThrownBy(() -> shelf.resolve("newest", (done, total) -> {}, passed -> {}))
                .isInstanceOf(StepException.class)
                .hasMessage("no backup of 'wallstreetsim' in %s scans good", backups);
    }

    @Test
    void findsAFileByNameOnTheShelfInItsWeekliesOrByPath() throws Exception {
        var weekly = weekly(15, 5);
        var elsewhere =
                Files.write(site.resolve("copy.sql.gz"), DumpBuilder.exchange().gzip());
        var shelf = shelf();
        assertThat(shelf.resolve("wallstreetsim_weekly_20261115_020000.sql.gz", (done, total) -> {}, passed -> {}))
                .isEqualTo(weekly);
        assertThat(shelf.resolve(elsewhere.toString(), (done, total) -> {}, passed -> {}))
                .isEqualTo(elsewhere);
        assertThat(shelf.problem(elsewhere.toString())).isEmpty();
        assertThat(shelf.at(elsewhere.toString()).kind()).isEqualTo("other");
        assertThat(shelf.problem("gone.sql.gz")).contains("there is no backup 'gone.sql.gz' in " + backups);
        assertThatThrownBy(() -> shelf.resolve("gone.sql.gz", (done, total) -> {}, passed -> {}))
                .hasMessage("there is no backup '%s'", backups.resolve("gone.sql.gz"));
    }

    @Test
    void letsNobodyWhoIsAskedChooseAKnownBadBackup() throws Exception {
        var bad = damaged("wallstreetsim_20261122_020000.sql.gz", "2026-11-22T02:00:00Z");
        var shelf = shelf();
        var question = new Question.PickBackup("backup", "Which?", "", Optional.of("newest"), shelf);
        assertThat(question.refusal(bad.toString())).isEmpty();
        var verdict = shelf.scan(bad, (done, total) -> {}).verdict();
        assertThat(question.refusal(bad.toString())).contains(verdict.message());
        // Automation may say it: its run fails with the same words.
        assertThat(question.problem(bad.toString())).isEmpty();
    }

    @Test
    void remembersScansForTheNextShelf() throws Exception {
        var file = daily(22, 50);
        shelf().scan(file, (done, total) -> {});
        assertThat(shelf().candidates().get(0).state()).isEqualTo(Candidate.State.GOOD);
        assertThat(shelf().candidates().get(0).rows()).hasValue(50);
    }

    private BackupShelf shelf() {
        return shelf(backups, ZoneOffset.UTC);
    }

    private BackupShelf shelf(Path directory, ZoneId zone) {
        var place = new BackupShelf.Place(directory, "wallstreetsim", zone, Retention.RUNBOOK);
        return new BackupShelf(place, new ScanCache(site.resolve("cache")), executor, NOW);
    }

    private Path daily(int day, int rows) throws Exception {
        return put(
                "wallstreetsim_202611%02d_020000.sql.gz".formatted(day), "2026-11-%02dT02:00:03Z".formatted(day), rows);
    }

    private Path weekly(int day, int rows) throws Exception {
        return put(
                "weekly/wallstreetsim_weekly_202611%02d_020000.sql.gz".formatted(day),
                "2026-11-%02dT02:00:03Z".formatted(day),
                rows);
    }

    private Path put(String name, String modified, int rows) throws Exception {
        return put(
                name, modified, new DumpBuilder().table("public.orders", rows).gzip());
    }

    private Path damaged(String name, String modified) throws Exception {
        var whole = DumpBuilder.exchange().gzip();
        return put(name, modified, java.util.Arrays.copyOf(whole, whole.length - 9));
    }

    private Path put(String name, String modified, byte[] bytes) throws Exception {
        var file = DumpBuilder.write(backups, name, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
        return file;
    }
}
