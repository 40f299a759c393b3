package com.wallstreetsim.restore.frontend.tui;

import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.DOWN;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ENTER;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ESCAPE;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import com.wallstreetsim.restore.frontend.tui.home.HomePage;
import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import com.wallstreetsim.restore.frontend.tui.screen.Background;
import com.wallstreetsim.restore.run.RunSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTests {
    @TempDir
    Path directory;

    @Test
    void showsWhatIsWrongFirst() {
        assertThat(TestScreen.usual(directory).home().text()).isEqualTo("""
            @@home
            """.stripTrailing());
    }

    @Test
    void keepsAlarmsServicesAndMenuOnASmallTerminal() {
        assertThat(new TestScreen(directory, 60, 15, Theme.MONO).home().text()).isEqualTo("""
            @@homeSmall
            """.stripTrailing());
    }

    @Test
    void usesTheRoomOfALargerTerminal() {
        assertThat(new TestScreen(directory, 100, 30, Theme.COLOUR).home().text())
                .isEqualTo("""
            @@homeLarge
            """.stripTrailing());
    }

    @Test
    void saysSoOnATooSmallTerminalAndOnlyLeaves() {
        var screen = new TestScreen(directory, 40, 10, Theme.MONO).home();
        assertThat(screen.text()).isEqualTo("""
            @@tooSmall
            """.stripTrailing());
        screen.type("3").press(ENTER);
        assertThat(screen.stack.left()).isFalse();
        screen.type("q");
        assertThat(screen.stack.left()).isTrue();
    }

    @Test
    void makesAnInterruptedRunItemOneAndPutsTheCursorThere() {
        var screen = TestScreen.usual(directory);
        screen.episodes.loading();
        screen.run.status = RunSummary.Status.INTERRUPTED;
        screen.fake.existing.add(screen.run);
        assertThat(screen.home().text()).isEqualTo("""
            @@homeInterrupted
            """.stripTrailing());
    }

    @Test
    void saysThatNothingIsWrongOnlyAfterLooking() {
        var screen = TestScreen.usual(directory);
        screen.fake.calm = true;
        assertThat(screen.home().line(2)).isEqualTo(" No alarm: nothing that was looked at is wrong (18:42:07 UTC)");
    }

    @Test
    void paintsBeforeAnyProbeAnswers() {
        var screen = TestScreen.usual(directory);
        var stack = new Stack(screen.fake.desk(), new Never(), screen.clock::nanos, directory);
        stack.open(new HomePage(stack));
        var canvas = com.wallstreetsim.restore.frontend.tui.paint.Canvas.blank(80, 24);
        stack.paint(canvas);
        assertThat(screen.textOf(canvas)).contains("looking at the site ...").contains(" looking ...");
    }

    /** Background work that does not come to an end. */
    private static final class Never implements Background {
        @Override
        public <T> void call(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {}

        @Override
        public void post(Runnable onScreenThread) {}
    }

    @Test
    void showsAFailedProbeAsAnAlarm() {
        var screen = TestScreen.usual(directory);
        screen.fake.probeFails = "permission denied on /var/run/docker.sock";
        assertThat(screen.home().line(2))
                .isEqualTo(" the site could not be looked at: IllegalStateException: permission denied on...");
    }

    @Test
    void looksAgainAfterFiveSeconds() {
        var screen = TestScreen.usual(directory).home();
        screen.fake.calm = true;
        assertThat(screen.pass(Duration.ofSeconds(4)).line(2)).contains("PostgreSQL is DOWN");
        assertThat(screen.pass(Duration.ofSeconds(1)).line(2)).contains("No alarm");
    }

    @Test
    void saysWhyAnItemCannotBeUsed() {
        var screen = TestScreen.usual(directory).home().type("8");
        assertThat(screen.line(22)).isEqualTo(" Back up now: this version does not have it yet");
        assertThat(screen.type("1").line(22)).isEqualTo(" Go on with a run: no run is unfinished");
    }

    @Test
    void movesThroughBothColumnsWithTheArrows() {
        var screen = TestScreen.usual(directory).home().press(RIGHT);
        assertThat(screen.text()).contains(" >(8  Back up now)");
        assertThat(screen.press(DOWN, DOWN, ENTER).line(1)).contains("Past runs and reports");
    }

    @Test
    void listsProceduresUnderTheirGroupsWithTheReason() {
        assertThat(TestScreen.usual(directory).home().type("p").press(DOWN).text())
                .isEqualTo("""
            @@procedures
            """.stripTrailing());
    }

    @Test
    void showsEverythingThatWasLookedAt() {
        assertThat(TestScreen.usual(directory).home().type("2").text()).isEqualTo("""
            @@status
            """.stripTrailing());
    }

    @Test
    void showsWhomToCallAndHelp() {
        var screen = TestScreen.usual(directory).home().type("c");
        assertThat(screen.text()).contains("Anna (database)  +49 30 1234");
        screen.press(ESCAPE).type("?");
        assertThat(screen.text()).isEqualTo("""
            @@help
            """.stripTrailing());
        screen.press(ESCAPE).type("q");
        assertThat(screen.stack.left()).isTrue();
    }

    @Test
    void showsTheModeInWordsAndColour() {
        var screen = new TestScreen(directory, 80, 24, Theme.COLOUR).home();
        assertThat(screen.line(0)).startsWith(" DRILL |");
        assertThat(screen.cell(1, 0).getBackgroundColor()).isEqualTo(TextColor.ANSI.GREEN);
        assertThat(screen.cell(20, 0).getModifiers()).contains(SGR.REVERSE);
        assertThat(screen.cell(1, 2).getForegroundColor()).isEqualTo(TextColor.ANSI.RED);
        assertThat(screen.cell(0, 1).getCharacterString()).isEqualTo("\u2500");
    }

    @Test
    void usesNoColourAndOnlyAsciiInTheMonoTheme() {
        var screen = TestScreen.usual(directory).home();
        assertThat(screen.text()).matches("[\\x20-\\x7e\\n]*");
        for (int row = 0; row < 24; row++) {
            for (int column = 0; column < 80; column++) {
                var cell = screen.cell(column, row);
                assertThat(cell.getForegroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
                assertThat(cell.getBackgroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
            }
        }
    }
}
