package com.wallstreetsim.restore.frontend.tui.wizard;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.TextField;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.Shelf;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks a backup: the table fills itself in while the files are scanned behind it. */
final class BackupPage implements Page {
    private final Ui ui;
    private final Wizard wizard;
    private final Question.PickBackup question;
    private final Candidates candidates = new Candidates();
    private final BackupTable table;
    private Shelf.@Nullable Scan scan;
    private @Nullable TextField field;
    private boolean fieldFinds;
    private boolean loaded;
    private boolean closed;
    private String problem = "";

    BackupPage(Ui ui, Wizard wizard, Question.PickBackup question) {
        this.ui = ui;
        this.wizard = wizard;
        this.question = question;
        this.table = new BackupTable(candidates, ui.desk().clock());
        wizard.start(question).ifPresent(candidates::select);
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
        candidates.selectNewestGood();
        // Started in the background too: a shelf may look at files before its first report.
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
        problem = Failures.words(failure);
    }

    @Override
    public void closed() {
        closed = true;
        var running = scan;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        pen.ends(wizard.procedure().title(), standing(), Style.STRONG)
                .line(wizard.trail())
                .rule();
        int details = body.rows() >= 20 ? 8 : 4;
        int entry = field == null ? 0 : 1;
        table.paint(pen.area(Math.max(2, pen.left() - details - 1 - entry)), empty());
        entry(pen);
        pen.rule();
        table.details(pen);
    }

    private String empty() {
        if (!problem.isEmpty()) {
            return "the shelf cannot be read: " + problem;
        }
        if (!loaded) {
            return "looking at the shelf ...";
        }
        return candidates.filter().isEmpty() ? "no backup found; o picks another file" : "no name contains these words";
    }

    private String standing() {
        return "%s, %d of %d scanned".formatted(candidates.order().words(), candidates.scanned(), candidates.size());
    }

    private void entry(Pen pen) {
        var typed = field;
        if (typed != null) {
            var row = pen.area(1);
            row.text(0, 1, fieldFinds ? "find:" : "path:", Style.STRONG);
            typed.paint(row.part(7, 0, row.columns() - 8, 1), true);
        }
    }

    @Override
    public Duration pace() {
        return Duration.ofMillis(500);
    }

    @Override
    public void key(Key key) {
        var typed = field;
        if (typed != null) {
            entryKey(typed, key);
            return;
        }
        switch (key.kind()) {
            case UP -> candidates.move(-1);
            case DOWN -> candidates.move(1);
            case PAGE_UP -> candidates.move(-10);
            case PAGE_DOWN -> candidates.move(10);
            case HOME -> candidates.move(-candidates.size());
            case END -> candidates.move(candidates.size());
            case ENTER -> choose(key);
            case ESCAPE, LEFT -> wizard.back();
            case LETTER -> letter(key);
            case TAB, BACK_TAB, RIGHT, BACKSPACE, DELETE, INTERRUPT, REDRAW, OTHER -> {}
        }
    }

    private void choose(Key key) {
        if (!key.pasted()) {
            candidates.current().ifPresent(candidate -> wizard.answer(question, candidate.value()));
        }
    }

    private void letter(Key key) {
        if (key.is('s')) {
            candidates.nextOrder();
        } else if (key.is('/')) {
            fieldFinds = true;
            field = new TextField(candidates.filter());
        } else if (key.is('o')) {
            fieldFinds = false;
            field = new TextField("");
        }
    }

    private void entryKey(TextField typed, Key key) {
        if (key.is(Key.Kind.ESCAPE)) {
            field = null;
            candidates.filter("");
        } else if (key.is(Key.Kind.ENTER)) {
            entered(typed.value().strip());
        } else {
            typed.key(key);
            candidates.filter(fieldFinds ? typed.value() : candidates.filter());
        }
    }

    private void entered(String value) {
        field = null;
        if (!fieldFinds && !value.isEmpty()) {
            ui.background().call(() -> question.shelf().at(value), this::added, this::refused);
        }
    }

    private void added(Candidate other) {
        candidates.filter("");
        candidates.put(other);
        candidates.select(other.value());
    }

    private void refused(Exception failure) {
        ui.say(Failures.words(failure));
    }

    @Override
    public boolean typing() {
        return field != null;
    }

    @Override
    public String keys() {
        if (field != null) {
            return fieldFinds
                    ? "type part of the name  Enter keep  Esc all"
                    : "type the path  Enter look at it  Esc give up";
        }
        return "Up/Down move  Enter choose  s sort  o other file  / find  Esc back  ? help";
    }

    @Override
    public List<String> help() {
        return List.of(
                question.help(),
                "Every file is read to its last byte behind the table: good, or CUT, EMPTY, BAD with the reason below.",
                "Choosing one only makes the plan. s sorts by age, size, state; o takes a file from elsewhere.");
    }
}
