package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.text.Text;

/** A row of controls: the first is the safe one, drawn {@code [ Cancel ]}; the others act, drawn {@code ( Start )}. */
public final class Buttons {
    private Buttons() {}

    /** Draws the row; {@code focus} is the index of the control that Enter would press, or -1 for none. */
    public static void paint(Canvas canvas, int row, int column, int focus, String... labels) {
        int at = column;
        for (int i = 0; i < labels.length; i++) {
            var marked = (i == 0 ? "[ %s ]" : "( %s )").formatted(labels[i]);
            var drawn = (i == focus ? ">" : " ") + marked;
            canvas.text(row, at, drawn, i == focus ? Style.CURSOR : Style.PLAIN);
            at += Text.width(drawn) + 4;
        }
    }
}
