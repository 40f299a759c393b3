package com.wallstreetsim.restore.frontend.tui.paint;

import com.wallstreetsim.restore.frontend.tui.text.Sanitiser;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import java.util.Arrays;

/** A grid of cells that a page draws itself on. Whatever is put on it is sanitised, and clipped at the edges. */
public final class Canvas {
    static final String HORIZONTAL = "\u2500";
    static final String VERTICAL = "\u2502";
    /** The second half of a wide character. */
    static final String COVERED = "";

    private final Sheet sheet;
    private final int left;
    private final int top;
    private final int columns;
    private final int rows;

    private Canvas(Sheet sheet, int left, int top, int columns, int rows) {
        this.sheet = sheet;
        this.left = left;
        this.top = top;
        this.columns = columns;
        this.rows = rows;
    }

    public static Canvas blank(int columns, int rows) {
        return new Canvas(new Sheet(columns, rows), 0, 0, columns, rows);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** The part of this canvas below {@code row}, {@code height} rows high. */
    public Canvas rows(int row, int height) {
        return part(0, row, columns, height);
    }

    /** The part of this canvas with the given corner and size, cut to what there is. */
    public Canvas part(int column, int row, int width, int height) {
        int x = Math.min(column, columns);
        int y = Math.min(row, rows);
        return new Canvas(
                sheet,
                left + x,
                top + y,
                Math.max(0, Math.min(width, columns - x)),
                Math.max(0, Math.min(height, rows - y)));
    }

    /** Text from a cell on; what does not fit is cut with dots. */
    public void text(int row, int column, String text, Style style) {
        put(row, column, Text.cut(text, columns - column), style);
    }

    /** Text over the whole width of a row, so that its style fills the row. */
    public void bar(int row, String text, Style style) {
        put(row, 0, Text.fit(text, columns), style);
    }

    public void rule(int row) {
        put(row, 0, HORIZONTAL.repeat(columns), Style.RULE);
    }

    public void vertical(int row, int column) {
        put(row, column, VERTICAL, Style.RULE);
    }

    /** Where the terminal's own cursor stands; without a call it is hidden. */
    public void cursor(int row, int column) {
        if (inside(row, column)) {
            sheet.cursorRow = top + row;
            sheet.cursorColumn = left + column;
        }
    }

    private boolean inside(int row, int column) {
        return row >= 0 && row < rows && column >= 0 && column < columns;
    }

    private void put(int row, int column, String text, Style style) {
        var clean = Sanitiser.clean(text);
        int at = column;
        for (int i = 0; i < clean.length(); ) {
            int c = clean.codePointAt(i);
            int width = Text.width(c);
            if (width == 0) {
                combine(row, at - 1, c);
            } else if (inside(row, at) && at + width <= columns) {
                sheet.set(top + row, left + at, Character.toString(c), width, style);
                at += width;
            } else {
                return;
            }
            i += Character.charCount(c);
        }
    }

    private void combine(int row, int column, int mark) {
        if (inside(row, column)) {
            sheet.combine(top + row, left + column, mark);
        }
    }

    Sheet sheet() {
        return sheet;
    }

    /** The cells of the whole screen. */
    static final class Sheet {
        final int columns;
        final int rows;
        final String[] glyphs;
        final Style[] styles;
        int cursorRow = -1;
        int cursorColumn = -1;

        Sheet(int columns, int rows) {
            this.columns = columns;
            this.rows = rows;
            this.glyphs = new String[columns * rows];
            this.styles = new Style[columns * rows];
            Arrays.fill(glyphs, " ");
            Arrays.fill(styles, Style.PLAIN);
        }

        void set(int row, int column, String glyph, int width, Style style) {
            int cell = row * columns + column;
            glyphs[cell] = glyph;
            styles[cell] = style;
            if (width == 2) {
                glyphs[cell + 1] = COVERED;
                styles[cell + 1] = style;
            }
        }

        /** True when a cell needs no drawing; one beside a wide character does, which may have covered it before. */
        boolean isSameAs(Sheet other, int cell) {
            return other.columns == columns
                    && other.rows == rows
                    && glyphs[cell].equals(other.glyphs[cell])
                    && styles[cell] == other.styles[cell]
                    && (cell == 0 || glyphs[cell - 1].equals(other.glyphs[cell - 1]));
        }

        void combine(int row, int column, int mark) {
            int cell = row * columns + column;
            if (!COVERED.equals(glyphs[cell])) {
                glyphs[cell] += Character.toString(mark);
            }
        }
    }
}
