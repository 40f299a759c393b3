package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import java.util.List;
import java.util.function.Consumer;

/** Asks for a reason in the operator's own words before something unusual is done. Enter in the field leads to Back. */
public final class ReasonPage implements Page {
    /** A reason that says nothing is none. */
    private static final int SHORTEST = 4;

    private static final List<Focus> ORDER = List.of(Focus.FIELD, Focus.BACK, Focus.ACT);

    private final Ui ui;
    private final String title;
    private final List<String> lines;
    private final String act;
    private final Consumer<String> action;
    private final TextField field = new TextField("");
    private Focus focus = Focus.FIELD;
    private String message = "";

    private enum Focus {
        FIELD,
        BACK,
        ACT
    }

    /**
     * @param act the word on the control that does it
     * @param action takes the reason
     */
    public ReasonPage(Ui ui, String title, List<String> lines, String act, Consumer<String> action) {
        this.ui = ui;
        this.title = title;
        this.lines = List.copyOf(lines);
        this.act = act;
        this.action = action;
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body).line(title, Style.STRONG).rule().gap();
        for (var line : lines) {
            pen.wrapped(line, Math.max(1, pen.left() - 6), Style.PLAIN);
        }
        pen.gap();
        var row = pen.area(1);
        row.text(0, 1, "Reason:", Style.STRONG);
        field.paint(row.part(9, 0, row.columns() - 11, 1), focus == Focus.FIELD);
        pen.line(message, Style.WARNING);
        Buttons.paint(pen.area(1), 0, 8, ORDER.indexOf(focus) - 1, "Back", act);
    }

    @Override
    public void key(Key key) {
        if (focus == Focus.FIELD && field.key(key)) {
            message = "";
            return;
        }
        switch (key.kind()) {
            case TAB, DOWN, RIGHT -> move(1);
            case BACK_TAB, UP, LEFT -> move(-1);
            case ESCAPE -> ui.back();
            case ENTER -> press(key);
            case LETTER, HOME, END, PAGE_UP, PAGE_DOWN, BACKSPACE, DELETE, INTERRUPT, REDRAW, OTHER -> {}
        }
    }

    private void move(int by) {
        focus = ORDER.get(Math.floorMod(ORDER.indexOf(focus) + by, ORDER.size()));
    }

    private void press(Key key) {
        if (key.pasted()) {
            return;
        }
        switch (focus) {
            case FIELD -> focus = Focus.BACK;
            case BACK -> ui.back();
            case ACT -> act();
        }
    }

    private void act() {
        var reason = field.value().strip();
        if (reason.length() < SHORTEST) {
            message = "type why first: it stands in the record and in the report";
            return;
        }
        ui.back();
        action.accept(reason);
    }

    @Override
    public boolean typing() {
        return focus == Focus.FIELD;
    }

    @Override
    public void quit(Ui owner) {
        owner.back();
    }

    @Override
    public String keys() {
        return typing() ? "Type the reason, then Tab, Tab and Enter.   Esc back" : "Tab moves  Enter presses  Esc back";
    }

    @Override
    public List<String> help() {
        return List.of(
                "Nothing happens until a reason stands in the field and Enter is pressed on the control on the right.");
    }
}
