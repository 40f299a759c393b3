package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import java.util.List;

/** Asks before something is changed. The safe control has the focus; Enter alone never does it. */
public final class ConfirmPage implements Page {
    private final Ui ui;
    private final String title;
    private final List<String> lines;
    private final String act;
    private final Runnable action;
    private boolean onAction;

    /** @param act the word on the control that does it */
    public ConfirmPage(Ui ui, String title, List<String> lines, String act, Runnable action) {
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
            pen.wrapped(line, Math.max(1, pen.left() - 2), Style.PLAIN);
        }
        Buttons.paint(body, Math.min(pen.row() + 1, body.rows() - 1), 4, onAction ? 1 : 0, "Back", act);
    }

    @Override
    public void key(Key key) {
        switch (key.kind()) {
            case TAB, BACK_TAB -> onAction = !onAction;
            case LEFT, UP -> onAction = false;
            case RIGHT, DOWN -> onAction = true;
            case ESCAPE -> ui.back();
            case ENTER -> press(key);
            case LETTER, HOME, END, PAGE_UP, PAGE_DOWN, BACKSPACE, DELETE, INTERRUPT, REDRAW, OTHER -> {}
        }
    }

    private void press(Key key) {
        if (key.pasted()) {
            return;
        }
        ui.back();
        if (onAction) {
            action.run();
        }
    }

    @Override
    public void quit(Ui owner) {
        owner.back();
    }

    @Override
    public String keys() {
        return "Left/Right choose  Enter press  Esc back  ? help";
    }

    @Override
    public List<String> help() {
        return List.of("Nothing happens until the control on the right has the focus and Enter is pressed.");
    }
}
