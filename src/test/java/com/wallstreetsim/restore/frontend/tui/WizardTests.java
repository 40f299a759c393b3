package com.wallstreetsim.restore.frontend.tui;

import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.DOWN;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ENTER;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ESCAPE;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.TAB;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.UP;
import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import com.wallstreetsim.restore.procedure.Candidate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WizardTests {
    @TempDir
    Path directory;

    private TestScreen picker() {
        return TestScreen.usual(directory).home().type("3");
    }

    private TestScreen plan() {
        return picker().press(ENTER, ENTER).type("disk failure").press(ENTER);
    }

    @Test
    void putsTheCursorOnTheNewestGoodBackupAndExplainsIt() {
        assertThat(picker().text()).isEqualTo("""
            @@picker
            """.stripTrailing());
    }

    @Test
    void keepsTheTableOnASmallTerminal() {
        assertThat(new TestScreen(directory, 60, 15, Theme.MONO)
                        .home()
                        .type("3")
                        .text())
                .isEqualTo("""
            @@pickerSmall
            """.stripTrailing());
    }

    @Test
    void fillsTheScanInWhileItIsLookedAt() {
        var screen = picker();
        screen.fake.shelf.reporter.accept(
                FakeShelf.backup("18T02:00", "daily", 73_190_604, Candidate.State.GOOD, "good", 893_111));
        assertThat(screen.text())
                .contains("18 Nov 2026 02:00  4 d 16 h  daily         69.8 MiB  good      893,111")
                .contains("5 of 7 scanned");
    }

    @Test
    void stopsTheScanWhenThePickerIsLeft() {
        var screen = picker();
        assertThat(screen.fake.shelf.scanning).isTrue();
        screen.press(ESCAPE);
        assertThat(screen.fake.shelf.scanning).isFalse();
        assertThat(screen.text()).contains("WHAT TO DO");
    }

    @Test
    void refusesADamagedBackupWithTheReason() {
        var screen = picker().press(DOWN, DOWN, ENTER);
        assertThat(screen.line(22)).isEqualTo(" this backup is damaged and is never swapped in");
        assertThat(screen.text()).contains("EMPTY: the file ends before the dump does");
    }

    @Test
    void sortsFindsAndTakesAFileFromElsewhere() {
        var screen = picker().type("s");
        assertThat(screen.text()).contains("biggest first");
        screen.type("/1731").press(ENTER);
        assertThat(screen.text()).contains("> 22 Nov 2026 17:31").doesNotContain("21 Nov 2026");
        screen.type("o/mnt/usb/old.sql.gz").press(ENTER);
        assertThat(screen.text()).contains("> 10 Nov 2026 02:00").contains(" old.sql.gz");
    }

    @Test
    void asksAChoiceWithItsPresetUnderTheCursor() {
        assertThat(picker().press(ENTER).text()).isEqualTo("""
            @@choice
            """.stripTrailing());
    }

    @Test
    void saysWhyATypedAnswerIsRefusedAndStays() {
        var screen = picker().press(ENTER, ENTER, ENTER);
        assertThat(screen.text()).isEqualTo("""
            @@textQuestion
            """.stripTrailing());
    }

    @Test
    void goesBackWithTheAnswersKept() {
        var screen = picker().press(DOWN, ENTER, DOWN, ENTER).type("why").press(ENTER);
        assertThat(screen.line(2)).contains("> 4 Plan");
        screen.press(ESCAPE);
        assertThat(screen.line(6)).isEqualTo("   why");
        screen.press(ESCAPE);
        assertThat(screen.text()).contains(" > Yes");
        screen.press(ESCAPE);
        assertThat(screen.text()).contains("> 21 Nov 2026 02:00");
    }

    @Test
    void showsTheWholePlanBeforeAnythingHappens() {
        assertThat(plan().text()).isEqualTo("""
            @@plan
            """.stripTrailing());
    }

    @Test
    void keepsThePlanReadableOnASmallTerminal() {
        var screen = new TestScreen(directory, 60, 15, Theme.MONO).home().type("3");
        assertThat(screen.press(ENTER, ENTER).type("x").press(ENTER).text()).isEqualTo("""
            @@planSmall
            """.stripTrailing());
    }

    @Test
    void goesBackOnEnterAndStartsOnlyOnStart() {
        var screen = plan().press(ENTER);
        assertThat(screen.fake.started).isEmpty();
        assertThat(screen.text()).contains("Why is the database restored?");
        screen.press(ENTER, TAB, ENTER);
        assertThat(screen.fake.started)
                .containsExactly("20261122-184302-postgres-restore live "
                        + "[/srv/wss/backups/wallstreetsim_20261122_020000.sql.gz, no, disk failure]");
        assertThat(screen.line(0)).contains("run 00:00:00");
    }

    @Test
    void startsADryRunWithItsOwnKeyAndComesBackToThePlan() {
        var screen = plan().type("d");
        assertThat(screen.fake.started).singleElement().asString().contains(" dry ");
        screen.press(ESCAPE);
        assertThat(screen.fake.started).hasSize(1);
    }

    @Test
    void startsNothingOnAPastedEnter() {
        var screen = plan().press(TAB).paste("\n");
        assertThat(screen.fake.started).isEmpty();
    }

    @Test
    void showsTheCommandsOfTheStepUnderTheCursor() {
        assertThat(plan().press(UP, UP, UP).text())
                .contains("By hand, step 2:")
                .contains("  gunzip -c daily.sql.gz | psql -d wallstreetsim_restoring");
    }

    @Test
    void writesAllCommandsToAFileForItsOwnerOnly() throws Exception {
        var screen = plan().type("y");
        var file = directory.resolve("kept/20261122-184302-postgres-restore-by-hand.txt");
        assertThat(Files.readString(file)).startsWith("""
            # Restore PostgreSQL from a backup
            # secrets stand as $NAMES of the site's .env

            # 1. Check PostgreSQL, disk, backup (looks)
            docker exec lab_postgres pg_isready
            """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(screen.line(22)).startsWith(" the commands are in ");
    }

    @Test
    void showsThePlanAsText() {
        assertThat(plan().type("p").text()).isEqualTo("""
            @@planText
            """.stripTrailing());
    }

    @Test
    void showsThePlanOfAProcedureThatAsksNothing() {
        var screen = TestScreen.usual(directory).home().type("7").press(ENTER);
        assertThat(screen.text()).contains("> 1 Plan").contains("nothing was asked");
    }
}
