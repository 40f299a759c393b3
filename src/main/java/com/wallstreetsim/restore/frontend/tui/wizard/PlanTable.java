package com.wallstreetsim.restore.frontend.tui.wizard;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Step;

/** The steps of a plan with what they do to the world and the way back. */
final class PlanTable {
    private static final int IMPACT = 9;

    private final Plan plan;
    private final int selected;

    PlanTable(Plan plan, int selected) {
        this.plan = plan;
        this.selected = selected;
    }

    void paint(Canvas canvas) {
        canvas.text(0, 0, line("  ", " #", "STEP", "IMPACT", "WAY BACK", canvas.columns()), Style.STRONG);
        int room = canvas.rows() - 1;
        int count = plan.steps().size();
        int first = Math.max(0, Math.min(selected - room / 2, count - room));
        for (int i = 0; i < room && first + i < count; i++) {
            int index = first + i;
            canvas.bar(i + 1, line(index, canvas.columns()), style(index));
        }
    }

    private String line(int index, int columns) {
        var step = plan.steps().get(index);
        var number = Text.right(String.valueOf(index + 1), 2);
        var mark = index == selected ? "> " : "  ";
        return line(mark + number, "", step.title(), word(step), step.wayBack().words(), columns);
    }

    private static String line(String mark, String number, String title, String impact, String back, int columns) {
        int rest = columns - 4 - 2 - IMPACT - 2;
        int forTitle = rest * 3 / 5;
        return "%s%s %s %s %s"
                .formatted(
                        mark,
                        number,
                        Text.fit(title, forTitle),
                        Text.fit(impact, IMPACT),
                        Text.cut(back, rest - forTitle));
    }

    private static String word(Step step) {
        return step.impact() == Impact.DESTROYS ? "DESTROYS" : step.impact().word();
    }

    private Style style(int index) {
        if (index == selected) {
            return Style.CURSOR;
        }
        return plan.steps().get(index).impact() == Impact.DESTROYS ? Style.ALARM : Style.PLAIN;
    }
}
