package com.wallstreetsim.restore.frontend.tui;

import com.googlecode.lanterna.screen.TerminalScreen;
import com.wallstreetsim.restore.frontend.tui.home.HomePage;
import com.wallstreetsim.restore.frontend.tui.home.StatusPage;
import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Painter;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.TextPage;
import com.wallstreetsim.restore.frontend.tui.terminal.Console;
import com.wallstreetsim.restore.frontend.tui.terminal.Keys;
import com.wallstreetsim.restore.frontend.tui.terminal.QuietStreams;
import com.wallstreetsim.restore.frontend.tui.watch.RunPage;
import com.wallstreetsim.restore.run.Desk;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The full-screen front-end. One thread draws and takes keys; whatever takes time happens elsewhere. */
public final class FullScreen {
    private static final int HUNG_UP = 129;
    private static final int BROKEN = 70;

    private final Options options;
    private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final Workers workers = new Workers(events);
    private final Stack stack;
    /** What the terminal shows is not known any more: another size, or the operator asks for it anew. */
    private final AtomicBoolean stale = new AtomicBoolean();

    public FullScreen(Desk desk, Options options) {
        this.options = options;
        this.stack = new Stack(desk, workers, System::nanoTime, options.keep());
    }

    /** Shows the screen until the operator leaves; gives the exit code of the last run watched, or 0. */
    public int run(TerminalLookup terminal) {
        try {
            return onTerminal(terminal);
        } catch (IOException e) {
            // Nothing can be shown on a terminal that fails; runs go on in processes of their own.
            return HUNG_UP;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BROKEN;
        }
    }

    private int onTerminal(TerminalLookup terminal) throws IOException, InterruptedException {
        var quiet = QuietStreams.into(options.keep().resolve("screen.log"));
        boolean gone;
        try (workers;
                var console = Console.open(terminal.reached())) {
            gone = show(console);
        } finally {
            quiet.close();
        }
        if (gone) {
            return HUNG_UP;
        }
        if (!stack.lastWords().isEmpty()) {
            System.out.println(stack.lastWords());
        }
        return stack.exit();
    }

    private boolean show(Console console) throws IOException, InterruptedException {
        var screen = new TerminalScreen(console.terminal());
        screen.startScreen();
        var painter = new Painter(screen, options.theme(), console.charset());
        var keys = console.keys();
        open();
        console.listen(() -> events.add(() -> drain(keys)), this::resized);
        paint(screen, painter);
        workers.begin();
        while (!stack.left() && !console.gone()) {
            await();
            perform(stack.top()::tick);
            paint(screen, painter);
        }
        return console.gone() && !stack.left();
    }

    private void open() throws IOException {
        stack.open(new HomePage(stack));
        if (options.first() == Options.First.STATUS) {
            stack.open(new StatusPage(stack));
        }
        options.attach().ifPresent(run -> RunPage.open(stack, run));
    }

    private void resized() {
        stale.set(true);
        events.add(() -> {});
    }

    /** Waits for an event or for the page's next tick, then does all that is there. */
    private void await() throws InterruptedException {
        var event = events.poll(stack.top().pace().toMillis(), TimeUnit.MILLISECONDS);
        while (event != null) {
            perform(event);
            event = events.poll();
        }
    }

    /** A defect in one page must not take the screen away from somebody in an emergency. */
    private void perform(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            e.printStackTrace();
            stack.say(
                    "this page failed (%s); see %s".formatted(e, options.keep().resolve("screen.log")));
        }
    }

    private void drain(Keys keys) {
        try {
            for (var key = keys.poll(); key.isPresent() && !stack.left(); key = keys.poll()) {
                take(key.get());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void take(Key key) {
        if (key.is(Key.Kind.REDRAW)) {
            stale.set(true);
        } else {
            stack.key(key);
        }
    }

    private void paint(TerminalScreen screen, Painter painter) throws IOException {
        boolean whole = stale.getAndSet(false);
        if (whole) {
            // Asking the terminal is what tells the screen; only then does it resize.
            screen.getTerminal().getTerminalSize();
            screen.doResizeIfNecessary();
        }
        var size = screen.getTerminalSize();
        painter.paint(picture(size.getColumns(), size.getRows()), whole);
    }

    private Canvas picture(int columns, int rows) {
        var canvas = Canvas.blank(columns, rows);
        try {
            stack.paint(canvas);
            return canvas;
        } catch (RuntimeException e) {
            e.printStackTrace();
            var words = List.of(
                    "This page could not be drawn: " + e,
                    "Details: " + options.keep().resolve("screen.log"));
            stack.replace(new TextPage(stack, "A defect", words));
            var second = Canvas.blank(columns, rows);
            stack.paint(second);
            return second;
        }
    }
}
