package com.wallstreetsim.restore.frontend.tui.wizard;

import com.wallstreetsim.restore.frontend.text.TimeLine;
import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.TextField;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Picks a time to go back to: typed, or stepped through the backups; the line of time shows where it lies. */
final class TimePage implements Page {
    private final Ui ui;
    private final Wizard wizard;
    private final Question.PickTime question;
    private final Candidates candidates = new Candidates();
    private TextField field;
    private Shelf.@Nullable Scan scan;
    private boolean loaded;
    private boolean closed;
    private String problem = "";

    TimePage(Ui ui, Wizard wizard, Question.PickTime question) {
        this.ui = ui;
        this.wizard = wizard;
        this.question = question;
        this.field = new TextField(wizard.start(question).orElse("now"));
        ui.say("");
    }

    @Override
    public void shown() {
        if (!loaded) {
            ui.background().call(() -> question.shelf().candidates(), this::loaded, this::failed);
        }
    }

    private void loaded(List<Candidate> found) {
        loaded = true;
        candidates.replace(found);
        ui.background().call(() -> question.shelf().scan(this::changed), this::scanning, this::failed);
    }

    private void scanning(Shelf.Scan started) {
        scan = started;
        if (closed) {
            started.close();
        }
    }

    /** Called from the scan's threads. */
    private void changed(Candidate candidate) {
        ui.background().post(() -> candidates.put(candidate));
    }

    private void failed(Exception failure) {
        problem = "the shelf cannot be read: " + Failures.words(failure);
    }

    @Override
    public void closed() {
        closed = true;
        var running = scan;
        if (running != null) {
            running.close();
        }
    }

    /** Nothing before the shelf has answered: of backups that are not listed yet nothing can be said. */
    private Optional<TimeLine> line() {
        if (!loaded) {
            return Optional.empty();
        }
        var now = ui.desk().clock().instant();
        return question.moment(field.value()).map(target -> new TimeLine(candidates.shown(), target, now));
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        pen.line(wizard.procedure().title(), Style.STRONG).line(wizard.trail()).rule();
        pen.wrapped(question.prompt(), 2, Style.STRONG);
        var row = pen.area(1);
        row.text(0, 1, ">", Style.STRONG);
        field.paint(row.part(3, 0, row.columns() - 6, 1), true);
        var line = line();
        pen.line(line.map(seen -> "  " + Units.dateTime(seen.target()) + " UTC: " + seen.gap())
                .orElse(loaded ? "  no time with its zone yet" : "  listing the backups ..."));
        pen.rule();
        pen.line(problem.isEmpty() ? "      TIME (UTC)         WHAT STANDS THERE" : problem, Style.STRONG);
        line.ifPresent(seen -> marks(pen.area(Math.max(1, pen.left() - 3)), seen));
        pen.rule();
        pen.wrapped(question.help(), Math.max(1, pen.left()), Style.QUIET);
    }

    /** Scrolled so that the target is in sight. */
    private static void marks(Canvas canvas, TimeLine line) {
        var marks = line.marks();
        int at = 0;
        while (marks.get(at).kind() != TimeLine.Kind.TARGET) {
            at++;
        }
        int first = Math.max(0, Math.min(at - canvas.rows() / 3, marks.size() - canvas.rows()));
        for (int i = 0; i < canvas.rows() && first + i < marks.size(); i++) {
            var mark = marks.get(first + i);
            canvas.bar(
                    i,
                    "  %s  %s  %s".formatted(sign(mark.kind()), Units.dateTime(mark.at()), mark.words()),
                    style(mark));
        }
    }

    private static String sign(TimeLine.Kind kind) {
        return switch (kind) {
            case NOW -> "+";
            case TARGET -> ">";
            case CHOSEN -> "*";
            case BACKUP -> "|";
            case BAD -> "x";
        };
    }

    private static Style style(TimeLine.Mark mark) {
        return switch (mark.kind()) {
            case TARGET -> Style.CURSOR;
            case CHOSEN -> Style.GOOD;
            case BAD -> Style.ALARM;
            case NOW, BACKUP -> Style.PLAIN;
        };
    }

    @Override
    public void key(Key key) {
        switch (key.kind()) {
            case UP -> step(-1);
            case DOWN -> step(1);
            case ENTER -> wizard.answer(question, field.value());
            case ESCAPE -> wizard.back();
            case LETTER, LEFT, RIGHT, HOME, END, BACKSPACE, DELETE -> field.key(key);
            case TAB, BACK_TAB, PAGE_UP, PAGE_DOWN, INTERRUPT, REDRAW, OTHER -> {}
        }
    }

    /** To the next older or newer backup's own time; above the newest is now. */
    private void step(int by) {
        if (!loaded) {
            return;
        }
        var line = line();
        if (line.isEmpty()) {
            field = new TextField("now");
            return;
        }
        var target = line.get().target();
        var stops = new ArrayList<>(line.get().stops());
        var next = by > 0
                ? stops.stream().filter(stop -> stop.isBefore(target)).findFirst()
                : stops.stream().filter(stop -> stop.isAfter(target)).reduce((newer, older) -> older);
        next.map(Instant::toString)
                .or(() -> by > 0 ? Optional.empty() : Optional.of("now"))
                .ifPresent(value -> field = new TextField(value));
    }

    @Override
    public Duration pace() {
        return Duration.ofMillis(500);
    }

    @Override
    public boolean typing() {
        return true;
    }

    @Override
    public String keys() {
        return "Type a time, Up/Down step through the backups, Enter choose   Esc back";
    }

    @Override
    public List<String> help() {
        return List.of(
                question.help(),
                "> is the time to go back to, * the backup that would be restored, x one that is not good.",
                "What lies between them is not in the backup; what tells of it is exported by the run.");
    }
}
