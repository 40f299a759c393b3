package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.text.Text;

/** Writes a page row by row from the top; what has no room any more is left out. */
public final class Pen {
    private final Canvas canvas;
    private int row;

    public Pen(Canvas canvas) {
        this.canvas = canvas;
    }

    public int row() {
        return row;
    }

    /** How many rows are left. */
    public int left() {
        return canvas.rows() - row;
    }

    public Pen line(String text) {
        return line(text, Style.PLAIN);
    }

    public Pen line(String text, Style style) {
        canvas.text(row++, 1, text, style);
        return this;
    }

    /** A line that fills its row, so that a cursor bar is seen over the whole width. */
    public Pen bar(String text, Style style) {
        canvas.bar(row++, " " + text, style);
        return this;
    }

    /** Left and right at the two ends of a row. */
    public Pen ends(String left, String right, Style style) {
        return line(Text.ends(left, right, canvas.columns() - 2), style);
    }

    public Pen wrapped(String text, int most, Style style) {
        Text.wrap(text, canvas.columns() - 2).stream().limit(most).forEach(part -> line(part, style));
        return this;
    }

    public Pen rule() {
        canvas.rule(row++);
        return this;
    }

    public Pen gap() {
        row++;
        return this;
    }

    /** Takes the next rows for a canvas of their own. */
    public Canvas area(int rows) {
        var area = canvas.rows(row, rows);
        row += rows;
        return area;
    }
}
