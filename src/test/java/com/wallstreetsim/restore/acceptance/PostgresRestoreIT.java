package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The procedure to its end without anybody at the terminal, on a database that nobody else writes to. */
final class PostgresRestoreIT {
    private static final String LIVE = ScratchSite.LIVE;
    private static final String APPROVED = "swap=" + LIVE;

    @TempDir
    static Path place;

    private static ScratchSite site;
    private static Path backup;
    private static String old;
    private static String expected;

    private Program program;

    @BeforeAll
    static void startASite() throws IOException {
        site = ScratchSite.start(place.resolve("site"), SmallDump.text(100));
        backup = Files.copy(
                LabSite.newest(),
                site.directory().resolve("backups/" + LabSite.newest().getFileName()));
        old = site.postgres().dumped(LIVE);
        site.postgres().create("by_psql", backup);
        expected = site.postgres().dumped("by_psql");
        site.postgres().drop("by_psql");
    }

    @BeforeEach
    void aStateOfItsOwn() throws IOException {
        program = site.program(Files.createTempDirectory(place, "state"));
        for (var left : site.postgres().databases(LIVE + "_")) {
            site.postgres().drop(left);
        }
        if (!site.postgres().dumped(LIVE).equals(old)) {
            site.oldDataAgain();
        }
        assertThat(site.postgres().dumped(LIVE)).isEqualTo(old);
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @Test
    void givesWhatPsqlGivesAndUndoGivesTheOldDataBack() {
        var ended = program.restore("--set", "backup=newest", "--approve", APPROVED);

        assertThat(ended.said()).isEqualTo("exit 0, completed%ncompleted%n%n".formatted());
        assertThat(ended.finished("prove").path("summary").asText()).matches("([\\d,]+) of \\1 rows in 11 tables");
        assertThat(site.postgres().dumped(LIVE)).isEqualTo(expected);

        var undone = program.call("undo", ended.run());

        assertThat(undone.exit()).isZero();
        assertThat(undone.last().path("result").asText()).isEqualTo("undone");
        assertThat(site.postgres().dumped(LIVE)).isEqualTo(old);
        closed(ended.run(), LIVE + "_undone_" + stamp(ended));
    }

    @Test
    void closingLeavesNothingOfTheOldDatabase() throws IOException {
        var ended = program.restore("--set", "backup=newest", "--set", "safety-copy=yes", "--approve", APPROVED);
        assertThat(ended.exit()).isZero();

        closed(ended.run(), LIVE + "_before_" + stamp(ended));

        assertThat(site.postgres().dumped(LIVE)).isEqualTo(expected);
        var copy = site.directory().resolve("backups/pre_restore_%s.sql.gz".formatted(stamp(ended)));
        backTo(copy);
        Files.delete(copy);
    }

    @Test
    void dropFirstComesBackFromItsSafetyCopy() throws IOException {
        var ended = program.restore("--set", "backup=newest", "--set", "way=drop-first", "--approve", "drop=" + LIVE);
        assertThat(ended.said()).isEqualTo("exit 0, completed%ncompleted%n%n".formatted());
        assertThat(site.postgres().dumped(LIVE)).isEqualTo(expected);

        var undone = program.call("undo", ended.run());

        assertThat(undone.exit()).isZero();
        assertThat(site.postgres().dumped(LIVE)).isEqualTo(old);
        closed(ended.run(), LIVE + "_undone_" + stamp(ended));
        Files.delete(site.directory().resolve("backups/pre_restore_%s.sql.gz".formatted(stamp(ended))));
    }

    @Test
    void clientsThatReconnectAtOnceAreAwayForUnderTwoSeconds() throws InterruptedException {
        var clients = new ArrayList<Client>();
        for (var i = 0; i < 6; i++) {
            clients.add(Client.asking(site.jdbc(), "wss_user", ScratchSite.PASSWORD, Duration.ofMillis(5)));
        }

        var ended = program.restore("--set", "backup=newest", "--set", "applications=leave", "--approve", APPROVED);
        var undone = program.call("undo", ended.run());
        for (var client : clients) {
            client.close();
        }

        assertThat(List.of(ended.exit(), undone.exit())).containsOnly(0);
        assertThat(clients).allSatisfy(client -> assertThat(client.longestGap()).isLessThan(Duration.ofSeconds(2)));
        closed(ended.run(), LIVE + "_undone_" + stamp(ended));
    }

    @Test
    void aWrongPhraseOrNoneDeclinesAndLeavesNothingBehind() {
        var wrong = program.restore("--set", "backup=newest", "--approve", "swap=wallstreet");
        var none = program.restore("--set", "backup=newest");

        assertThat(wrong.exit()).isEqualTo(3);
        assertThat(wrong.event("gate-declined").path("reason").asText())
                .isEqualTo("--approve swap=... is not the name of the database; expected 'wallstreetsim'");
        assertThat(none.said()).isEqualTo("""
                        exit 3, declined
                        declined at the gate 'swap'
                        Start the procedure anew when you are ready.
                        the live database 'wallstreetsim' was not touched""");
        unchanged();
    }

    @Test
    void aDryRunExecutesNothing() {
        var ended = program.restore("--set", "backup=newest", "--dry-run");

        assertThat(ended.said()).isEqualTo("exit 0, completed%ndry run: nothing was executed%n%n".formatted());
        assertThat(ended.events("step-started")).isEmpty();
        assertThat(ended.events("step-previewed").map(line -> line.path("step").asText()))
                .contains("scan", "load", "prove", "swap");
        unchanged();
    }

    @Test
    void killingTheFrontEndLeavesTheRunToWhoeverAttaches() throws InterruptedException {
        var killed = program.startRestore("--set", "backup=newest");
        var run = killed.await("run-created").path("run").asText();
        killed.awaitStep("load");
        assertThat(killed.kill()).isEqualTo(137);

        var second = program.restore("--set", "backup=newest", "--approve", APPROVED);
        assertThat(second.said()).matches(heldBy(run));

        var attached = program.call("attach", run, "--approve", APPROVED);
        assertThat(attached.said()).isEqualTo("exit 0, completed%ncompleted%n%n".formatted());
        assertThat(attached.finished("load").path("summary").asText()).contains("rows in 11 tables loaded");
        assertThat(site.postgres().dumped(LIVE)).isEqualTo(expected);

        assertThat(program.call("undo", run).exit()).isZero();
        closed(run, LIVE + "_undone_" + stamp(attached));
    }

    @Test
    void aBackupIsNamedByFileByPathOrByLink() throws IOException {
        var link = Files.createSymbolicLink(place.resolve("link.sql.gz"), backup);
        var here = Path.of("").toAbsolutePath().relativize(backup);
        for (var name : List.of(backup.getFileName().toString(), backup.toString(), here.toString(), link.toString())) {
            var ended = program.restore("--set", "backup=" + name);
            assertThat(ended.exit()).as(name).isEqualTo(3);
            assertThat(ended.finished("scan").path("summary").asText()).as(name).contains("rows in 11 tables");
        }

        var missing = program.restore("--set", "backup=none.sql.gz");

        assertThat(missing.said()).isEqualTo("""
                        exit 2, error
                        'backup' cannot be 'none.sql.gz': there is no backup 'none.sql.gz' in %s
                        The newest that scans clean is usually right. 'newest', a file name on the shelf, or a path.
                        """.formatted(site.directory().resolve("backups")));
        unchanged();
    }

    @Test
    void newestPassesOverBackupsThatAreNotGood() throws IOException {
        var cut = site.backup("wallstreetsim_20991231_020000.sql.gz", new byte[] {0x1f, (byte) 0x8b, 8});
        var empty = site.backup("wallstreetsim_20991230_020000.sql.gz", SmallDump.gzip(""));

        var ended = program.restore("--set", "backup=newest", "--dry-run");

        assertThat(ended.event("step-previewed")
                        .path("facts")
                        .get(0)
                        .path("value")
                        .asText())
                .isEqualTo(backup.toString());
        Files.delete(cut);
        Files.delete(empty);
    }

    @Test
    void aBackupDeletedBetweenPickingAndLoadingIsMissedBeforeAnythingChanges() throws IOException {
        var doomed = site.backup("doomed.sql.gz", SmallDump.gzip(SmallDump.text()));
        var running = program.startRestore("--set", "backup=" + doomed, "--approve", APPROVED);
        running.await("run-created");
        Files.delete(doomed);

        assertThat(running.end().said()).isEqualTo("""
                        exit 1, failed-unchanged
                        backup '%s' is not there (any more)
                        Choose a backup again; nothing was restored from this one.
                        the live database 'wallstreetsim' was not touched""".formatted(doomed));
        unchanged();
    }

    @Test
    void whatIsUnsoundInTheBackupItselfIsRestoredAndLeftToDo() throws IOException {
        var unsound = site.backup("unsound.sql.gz", SmallDump.gzip(SmallDump.with("""
                        CREATE SEQUENCE public.orders_id_seq;
                        ALTER TABLE public.orders ALTER COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass);
                        SELECT pg_catalog.setval('public.orders_id_seq', 7, true);
                        ALTER TABLE public.orders ADD CONSTRAINT late CHECK (id > 5) NOT VALID;
                        """)));

        var sequence =
                "sequence public.orders_id_seq gives 8 next, public.orders.id is at 3000: inserts fail on keys that"
                        + " are there; mend: SELECT setval('public.orders_id_seq', 3000)";
        var constraint =
                "constraint public.orders.late is not validated: 'ALTER TABLE ... VALIDATE CONSTRAINT ...' once its"
                        + " rows are right";

        var ended = program.restore("--set", "backup=" + unsound, "--approve", APPROVED);

        assertThat(ended.said()).isEqualTo("exit 0, completed%ncompleted%n%n".formatted());
        assertThat(ended.finished("prove").path("proofs").findValuesAsText("found"))
                .contains("4 of 5, as in the backup", "TO DO: " + sequence, "TO DO: " + constraint);
        assertThat(ended.event("gate-opened").path("facts").findValuesAsText("value"))
                .contains(sequence, constraint);
        Files.delete(unsound);
    }

    private static String heldBy(String run) {
        return """
                exit 6, failed-unchanged
                apps is held by run %1$s of \\S+ from .+, since \\S+
                Watch it with 'wss-restore attach %1$s', or wait for its end.
                nothing has been changed""".formatted(run);
    }

    private void closed(String run, String kept) {
        var closed = program.call("close", run, "--approve", "close=" + kept);
        assertThat(closed.exit()).isZero();
        assertThat(site.postgres().databases(LIVE)).containsExactly(LIVE);
    }

    private static void backTo(Path copy) {
        site.postgres().drop(LIVE);
        site.postgres().create(LIVE, copy);
        assertThat(site.postgres().dumped(LIVE)).isEqualTo(old);
    }

    private static void unchanged() {
        assertThat(site.postgres().databases(LIVE)).containsExactly(LIVE);
        assertThat(site.postgres().dumped(LIVE)).isEqualTo(old);
    }

    /** The part of a run's id that stands in the names of its databases. */
    private static String stamp(Ended ended) {
        return ended.run().substring(0, 15).replace('-', '_');
    }
}
