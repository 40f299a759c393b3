package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A page of text to read: help, contacts, report, plan in full. */
public final class TextPage implements Page {
    private static final int HANG = 2;

    private final Ui ui;
    private final String title;
    private final Supplier<List<String>> lines;
    private int top;
    private int height = 1;
    private int length = 1;

    public TextPage(Ui ui, String title, List<String> lines) {
        this(ui, title, () -> lines);
    }

    /** @param lines asked for at each drawing, for what becomes known while it is read */
    public TextPage(Ui ui, String title, Supplier<List<String>> lines) {
        this.ui = ui;
        this.title = title;
        this.lines = lines;
    }

    @Override
    public void paint(Canvas body) {
        var wrapped = new ArrayList<String>();
        lines.get().forEach(line -> wrapped.addAll(wrapped(line, body.columns() - 2)));
        length = wrapped.size();
        height = Math.max(1, body.rows() - 2);
        top = Math.max(0, Math.min(top, length - height));
        var pen = new Pen(body);
        pen.ends(title, position(), Style.STRONG).rule();
        wrapped.stream().skip(top).limit(height).forEach(pen::line);
    }

    /** What belongs to an indented line stands below it, a little further in. */
    private static List<String> wrapped(String line, int width) {
        var whole = Text.wrap(line, width);
        var text = line.stripLeading();
        int indent = line.length() - text.length();
        if (whole.size() == 1 || indent == 0 || indent > width / 3) {
            return whole;
        }
        var parts = new ArrayList<String>();
        Text.wrap(text, width - indent - HANG)
                .forEach(part -> parts.add(" ".repeat(parts.isEmpty() ? indent : indent + HANG) + part));
        return parts;
    }

    private String position() {
        return length <= height ? "" : "%d-%d of %d".formatted(top + 1, Math.min(length, top + height), length);
    }

    @Override
    public void key(Key key) {
        switch (key.kind()) {
            case UP -> top--;
            case DOWN -> top++;
            case PAGE_UP -> top -= height;
            case PAGE_DOWN -> top += height;
            case HOME -> top = 0;
            case END -> top = length;
            case ESCAPE, ENTER -> leave(key);
            case LETTER -> letter(key);
            case TAB, BACK_TAB, LEFT, RIGHT, BACKSPACE, DELETE, INTERRUPT, REDRAW, OTHER -> {}
        }
        top = Math.max(0, Math.min(top, length - height));
    }

    private void letter(Key key) {
        if (key.is(' ')) {
            top += height;
        }
    }

    private void leave(Key key) {
        if (!key.pasted()) {
            ui.back();
        }
    }

    @Override
    public void quit(Ui owner) {
        owner.back();
    }

    @Override
    public String keys() {
        return "Up/Down PgUp/PgDn move  Esc back";
    }

    @Override
    public List<String> help() {
        return List.of("A page to read. Esc goes back.");
    }
}
