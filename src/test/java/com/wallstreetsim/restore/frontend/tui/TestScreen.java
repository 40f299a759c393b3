package com.wallstreetsim.restore.frontend.tui;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import com.wallstreetsim.restore.frontend.tui.home.HomePage;
import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Painter;
import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import com.wallstreetsim.restore.frontend.tui.screen.Background;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.procedure.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The whole front-end on a terminal in memory, with a clock that stands still and background work done at once. */
final class TestScreen {
    final FakeClock clock = new FakeClock();
    final FakeRun run;
    final FakeDesk fake;
    final Stack stack;
    final Episodes episodes;
    private final Theme theme;
    private final DefaultVirtualTerminal terminal;

    TestScreen(Path directory, int columns, int rows, Theme theme) {
        this.run = new FakeRun(clock, directory, Mode.DRILL);
        this.fake = new FakeDesk(clock, run);
        this.episodes = new Episodes(run, clock);
        this.stack = new Stack(fake.desk(), new AtOnce(), clock::nanos, directory.resolve("kept"));
        this.theme = theme;
        this.terminal = new DefaultVirtualTerminal(new TerminalSize(columns, rows));
    }

    static TestScreen usual(Path directory) {
        return new TestScreen(directory, 80, 24, Theme.MONO);
    }

    TestScreen home() {
        stack.open(new HomePage(stack));
        return this;
    }

    /** What is due at a time is done by ticks; twice, since a page may follow from what the first one read. */
    TestScreen pass(Duration time) {
        clock.pass(time);
        stack.top().tick();
        stack.top().tick();
        return this;
    }

    TestScreen press(Key.Kind... kinds) {
        for (var kind : kinds) {
            stack.key(Key.of(kind));
        }
        return this;
    }

    TestScreen type(String letters) {
        letters.chars().forEach(letter -> stack.key(Key.letter((char) letter)));
        return this;
    }

    TestScreen paste(String text) {
        text.chars()
                .forEach(c -> stack.key(
                        c == '\n' ? new Key(Key.Kind.ENTER, ' ', true) : new Key(Key.Kind.LETTER, (char) c, true)));
        return this;
    }

    private void paint() {
        try {
            var screen = new TerminalScreen(terminal);
            screen.startScreen();
            var size = terminal.getTerminalSize();
            var canvas = Canvas.blank(size.getColumns(), size.getRows());
            stack.paint(canvas);
            new Painter(screen, theme, StandardCharsets.UTF_8).paint(canvas, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The screen, without the blanks at the ends of its lines. */
    String text() {
        paint();
        return terminal.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    String line(int row) {
        return text().lines().toList().get(row);
    }

    TextCharacter cell(int column, int row) {
        paint();
        return terminal.getBufferCharacter(column, row);
    }

    /** Background work done before the call returns. */
    static final class AtOnce implements Background {
        @Override
        public <T> void call(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
            T result;
            try {
                result = work.call();
            } catch (Exception e) {
                failed.accept(e);
                return;
            }
            done.accept(result);
        }

        @Override
        public void post(Runnable onScreenThread) {
            onScreenThread.run();
        }
    }
}
