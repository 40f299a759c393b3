package com.wallstreetsim.restore.frontend.tui;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.screen.Background;
import com.wallstreetsim.restore.frontend.tui.screen.Banner;
import com.wallstreetsim.restore.frontend.tui.screen.Frame;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.TextPage;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.wizard.Wizard;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.run.Desk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The pages one above the other, the keys that mean the same on all of them, and the frame around the one on top. */
public final class Stack implements Ui {
    private static final Duration NOTICE_LASTS = Duration.ofSeconds(8);

    private final Desk desk;
    private final Background background;
    private final LongSupplier nanos;
    private final Path keep;
    private final Frame frame;
    private final Deque<Page> pages = new ArrayDeque<>();
    private String notice = "";
    private long noticeAt;
    private boolean left;
    private String lastWords = "";
    private int exit;
    private boolean tooSmall;

    public Stack(Desk desk, Background background, LongSupplier nanos, Path keep) {
        this.desk = desk;
        this.background = background;
        this.nanos = nanos;
        this.keep = keep;
        this.frame = new Frame(desk.header());
    }

    public void paint(Canvas canvas) {
        tooSmall = Frame.isTooSmall(canvas.columns(), canvas.rows());
        if (nanos.getAsLong() - noticeAt > NOTICE_LASTS.toNanos()) {
            notice = "";
        }
        frame.paint(canvas, top(), banner(), notice, desk.clock().instant());
    }

    /** Help, details and questions over a run's page stay under that run's header. */
    private Optional<Banner> banner() {
        return pages.stream().flatMap(page -> page.banner().stream()).findFirst();
    }

    public Page top() {
        return pages.getFirst();
    }

    public boolean left() {
        return left;
    }

    public String lastWords() {
        return lastWords;
    }

    public int exit() {
        return exit;
    }

    /** Gives a key to whom it belongs. */
    public void key(Key key) {
        if (tooSmall) {
            cramped(key);
            return;
        }
        notice = "";
        if (key.is(Key.Kind.INTERRUPT)) {
            quit();
        } else if (!top().typing() && key.is('?')) {
            help();
        } else if (!top().typing() && key.is('q')) {
            quit();
        } else {
            top().key(key);
        }
    }

    private void quit() {
        if (pages.size() == 1) {
            leave("");
        } else {
            top().quit(this);
        }
    }

    /** What cannot be seen cannot be meant: on too small a terminal only leaving works. */
    private void cramped(Key key) {
        if (key.is('q') || key.is(Key.Kind.INTERRUPT)) {
            leave("Left. Line mode works on any terminal: wss-restore --plain");
        }
    }

    private void help() {
        var lines = new ArrayList<>(top().help());
        lines.add("");
        lines.add("Keys on this page: " + top().keys());
        lines.add("");
        lines.add("Everywhere: arrows move, Enter opens or presses, Esc goes back, ? is this help, q leaves.");
        lines.add("Ctrl-L draws the screen anew. Ctrl-C leaves, also from a field.");
        lines.add(
                "A run is done by a process of its own: leaving this screen or losing the line changes nothing in it.");
        lines.add("What only looks starts at once. What changes something needs a second key. What destroys something "
                + "needs the name of the thing typed.");
        open(new TextPage(this, "Help", lines));
    }

    @Override
    public Desk desk() {
        return desk;
    }

    @Override
    public void open(Page page) {
        pages.push(page);
        page.shown();
    }

    @Override
    public void replace(Page page) {
        pages.pop().closed();
        open(page);
    }

    @Override
    public void plan(Proposal proposal) {
        desk.procedure(proposal.procedure().value())
                .filter(procedure -> procedure.unavailableBecause().isEmpty())
                .ifPresentOrElse(
                        procedure -> Wizard.start(this, procedure, proposal.answers()),
                        () -> say(proposal.procedure() + " cannot be used now"));
    }

    @Override
    public void back() {
        if (pages.size() > 1) {
            pages.pop().closed();
            top().shown();
        }
    }

    @Override
    public void home() {
        while (pages.size() > 1) {
            pages.pop().closed();
        }
        top().shown();
    }

    @Override
    public void leave(String words) {
        left = true;
        lastWords = words;
    }

    @Override
    public void exitWith(int code) {
        exit = code;
    }

    @Override
    public void say(String words) {
        notice = words;
        noticeAt = nanos.getAsLong();
    }

    @Override
    public Background background() {
        return background;
    }

    @Override
    public long nanos() {
        return nanos.getAsLong();
    }

    @Override
    public Path keep() {
        return keep;
    }
}
