package com.wallstreetsim.restore.frontend.tui.home;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.frontend.tui.wizard.Wizard;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Procedure;
import java.util.ArrayList;
import java.util.List;

/** Procedures under their groups; one that cannot be used now is there with the reason. */
final class ProceduresPage implements Page {
    private static final int DETAILS = 4;

    private final Ui ui;
    private final String title;
    private final List<Procedure> procedures;
    private int selected;

    ProceduresPage(Ui ui, String title, List<Procedure> procedures) {
        this.ui = ui;
        this.title = title;
        this.procedures = byGroup(procedures);
    }

    private static List<Procedure> byGroup(List<Procedure> procedures) {
        var sorted = new ArrayList<Procedure>();
        procedures.stream()
                .map(Procedure::group)
                .distinct()
                .forEach(group -> procedures.stream()
                        .filter(procedure -> procedure.group().equals(group))
                        .forEach(sorted::add));
        return sorted;
    }

    /** One row of the list: a group's heading, or the procedure with this index. */
    private record Row(String text, int index) {
        static final int HEADING = -1;
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        pen.ends(title, "%d procedures".formatted(procedures.size()), Style.STRONG)
                .rule();
        list(pen.area(pen.left() - DETAILS - 1));
        pen.rule();
        details(pen, procedures.get(selected));
    }

    private void list(Canvas canvas) {
        var rows = rows(canvas.columns());
        int current = 0;
        while (rows.get(current).index() != selected) {
            current++;
        }
        int first = Math.max(0, Math.min(current - canvas.rows() / 2, rows.size() - canvas.rows()));
        for (int i = 0; i < canvas.rows() && first + i < rows.size(); i++) {
            var row = rows.get(first + i);
            canvas.bar(i, row.text(), style(row));
        }
    }

    private Style style(Row row) {
        if (row.index() == Row.HEADING) {
            return Style.STRONG;
        }
        return row.index() == selected ? Style.CURSOR : Style.PLAIN;
    }

    private List<Row> rows(int columns) {
        var rows = new ArrayList<Row>();
        var group = "";
        for (int i = 0; i < procedures.size(); i++) {
            var procedure = procedures.get(i);
            if (!procedure.group().equals(group)) {
                group = procedure.group();
                rows.add(new Row(" " + group, Row.HEADING));
            }
            rows.add(new Row(line(procedure, i == selected, columns), i));
        }
        return rows;
    }

    private static String line(Procedure procedure, boolean current, int columns) {
        var note = procedure
                .unavailableBecause()
                .map(reason -> "not now: " + reason)
                .orElse(word(procedure.impact()));
        var name = (current ? " > " : "   ") + procedure.title();
        int at = Math.min(48, columns * 3 / 5);
        return Text.fit(name, at) + "  " + Text.cut(note, columns - at - 3);
    }

    private static String word(Impact impact) {
        return impact == Impact.DESTROYS ? "DESTROYS" : impact.word();
    }

    private static void details(Pen pen, Procedure procedure) {
        pen.wrapped(procedure.purpose(), 2, Style.PLAIN);
        pen.line("id %s".formatted(procedure.id()));
        procedure.unavailableBecause().ifPresent(reason -> pen.line("Not now: " + reason, Style.WARNING));
    }

    @Override
    public void key(Key key) {
        switch (key.kind()) {
            case UP -> selected--;
            case DOWN -> selected++;
            case HOME, PAGE_UP -> selected = 0;
            case END, PAGE_DOWN -> selected = procedures.size();
            case ENTER -> open(key);
            case ESCAPE -> ui.back();
            case LETTER, TAB, BACK_TAB, LEFT, RIGHT, BACKSPACE, DELETE, INTERRUPT, REDRAW, OTHER -> {}
        }
        selected = Math.max(0, Math.min(selected, procedures.size() - 1));
    }

    private void open(Key key) {
        if (!key.pasted()) {
            var procedure = procedures.get(selected);
            procedure
                    .unavailableBecause()
                    .ifPresentOrElse(
                            reason -> ui.say(procedure.title() + ": " + reason), () -> Wizard.start(ui, procedure));
        }
    }

    @Override
    public String keys() {
        return "Up/Down move  Enter open  Esc back  ? help  q quit";
    }

    @Override
    public List<String> help() {
        return List.of(
                "looks: only reads. changes: can be undone. DESTROYS: replaces something, behind a typed confirmation.",
                "Opening a procedure asks questions and shows a plan. Nothing is done before you start the plan.");
    }
}
