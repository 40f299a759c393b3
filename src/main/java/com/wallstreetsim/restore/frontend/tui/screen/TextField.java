package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.text.Sanitiser;
import com.wallstreetsim.restore.frontend.tui.text.Text;

/** One line of typed text. A pasted line end is dropped: what it would do is for a key pressed by hand. */
public final class TextField {
    private static final int LONGEST = 4096;

    private final StringBuilder text = new StringBuilder();
    private int at;

    public TextField(String start) {
        text.append(Sanitiser.clean(start));
        at = text.length();
    }

    public String value() {
        return text.toString();
    }

    /** True when the key edited or moved within the field. */
    public boolean key(Key key) {
        switch (key.kind()) {
            case LETTER -> insert(key.letter());
            case BACKSPACE -> erase(at - 1);
            case DELETE -> erase(at);
            case LEFT -> at = Math.max(0, at - 1);
            case RIGHT -> at = Math.min(text.length(), at + 1);
            case HOME -> at = 0;
            case END -> at = text.length();
            case ENTER, ESCAPE, TAB, BACK_TAB, UP, DOWN, PAGE_UP, PAGE_DOWN, INTERRUPT, REDRAW, OTHER -> {
                return false;
            }
        }
        return true;
    }

    private void insert(char letter) {
        if (text.length() < LONGEST && !Character.isISOControl(letter)) {
            text.insert(at++, letter);
        }
    }

    private void erase(int index) {
        if (index >= 0 && index < text.length()) {
            text.deleteCharAt(index);
            at = index;
        }
    }

    /** The same for a secret: a star for each character, with the focus. */
    public void paintHidden(Canvas canvas) {
        int shown = Math.min(text.length(), Math.max(1, canvas.columns() - 1));
        canvas.bar(0, "*".repeat(shown), Style.FIELD);
        canvas.cursor(0, Math.min(at, shown));
    }

    /** Draws the field over the canvas' first row, its end in sight, with the terminal's cursor when it has the focus. */
    public void paint(Canvas canvas, boolean focused) {
        var before = Sanitiser.clean(text.substring(0, at));
        int room = Math.max(1, canvas.columns() - 1);
        int hidden = 0;
        while (Text.width(before.substring(hidden)) > room) {
            hidden++;
        }
        var shown = before.substring(hidden) + Sanitiser.clean(text.substring(at));
        canvas.bar(0, Text.head(shown, canvas.columns()), Style.FIELD);
        if (focused) {
            canvas.cursor(0, Text.width(before.substring(hidden)));
        }
    }
}
