package com.wallstreetsim.restore.frontend.tui.paint;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.jspecify.annotations.Nullable;

/** Puts a canvas onto a Lanterna screen, in a theme and in what the terminal's character set can show. */
public final class Painter {
    private final Screen screen;
    private final Theme theme;
    private final CharsetEncoder encoder;
    private final boolean ascii;
    private Canvas.@Nullable Sheet last;

    public Painter(Screen screen, Theme theme, Charset charset) {
        this.screen = screen;
        this.theme = theme;
        this.encoder = charset.newEncoder();
        this.ascii = theme == Theme.MONO || !encoder.canEncode(Canvas.HORIZONTAL);
    }

    /** Paints what changed; {@code whole} writes every cell, for a terminal whose content is unknown. */
    public void paint(Canvas canvas, boolean whole) throws IOException {
        var sheet = canvas.sheet();
        var before = whole ? null : last;
        for (int row = 0; row < sheet.rows; row++) {
            paintRow(sheet, before, row);
        }
        last = sheet;
        screen.setCursorPosition(
                sheet.cursorRow < 0 ? null : new TerminalPosition(sheet.cursorColumn, sheet.cursorRow));
        screen.refresh(whole ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
    }

    /** Making a character is the dear part of a paint, so that it is done for changed cells only. */
    private void paintRow(Canvas.Sheet sheet, Canvas.@Nullable Sheet before, int row) {
        for (int column = 0; column < sheet.columns; column++) {
            int cell = row * sheet.columns + column;
            var glyph = sheet.glyphs[cell];
            if (!glyph.equals(Canvas.COVERED) && !(before != null && sheet.isSameAs(before, cell))) {
                put(column, row, glyph, theme.look(sheet.styles[cell]));
            }
        }
    }

    private void put(int column, int row, String glyph, Theme.Look look) {
        if (isPlain(glyph)) {
            set(column, row, glyph, look);
        } else if (isDrawable(glyph)) {
            set(column, row, inCharset(glyph), look);
        } else {
            for (int i = 0; i < Math.max(1, Text.width(glyph)); i++) {
                set(column + i, row, inCharset(glyph), look);
            }
        }
    }

    private void set(int column, int row, String drawn, Theme.Look look) {
        screen.setCharacter(column, row, TextCharacter.fromString(drawn, look.fore(), look.back(), look.marks())[0]);
    }

    private static boolean isPlain(String glyph) {
        return glyph.length() == 1 && glyph.charAt(0) < 0x7f;
    }

    private String inCharset(String glyph) {
        if (ascii && glyph.equals(Canvas.HORIZONTAL)) {
            return "-";
        }
        if (ascii && glyph.equals(Canvas.VERTICAL)) {
            return "|";
        }
        return isDrawable(glyph) ? glyph : "?";
    }

    /** False where the terminal's character set lacks the glyph or Lanterna would give it another width. */
    private boolean isDrawable(String glyph) {
        return encoder.canEncode(glyph) && lanternaAgrees(glyph, Text.width(glyph));
    }

    private static boolean lanternaAgrees(String glyph, int width) {
        var drawn = TextCharacter.fromString(glyph);
        return drawn.length == 1 && drawn[0].isDoubleWidth() == (width == 2);
    }
}
