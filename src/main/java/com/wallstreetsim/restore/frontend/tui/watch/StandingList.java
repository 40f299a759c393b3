package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.run.CheckWords;
import com.wallstreetsim.restore.run.StepView;
import java.util.List;

/** The steps of an interrupted run: what the record says on the left, what is there now on the right. */
final class StandingList {
    private final List<StepView> steps;
    private final Standings standings;

    StandingList(List<StepView> steps, Standings standings) {
        this.steps = steps;
        this.standings = standings;
    }

    int rows() {
        return steps.size() + 1;
    }

    /** Draws as many as there is room for, those that matter in the middle: the unknown ones, else the end. */
    void paint(Canvas canvas) {
        canvas.text(0, 1, Text.ends("RECORD        STEP", "NOW ", canvas.columns() - 2), Style.QUIET);
        int room = canvas.rows() - 1;
        int first = Math.max(0, Math.min(focal() - room / 2, steps.size() - room));
        for (int i = 0; i < room && first + i < steps.size(); i++) {
            var step = steps.get(first + i);
            canvas.bar(i + 1, line(step, first + i + 1, canvas.columns()), style(step));
        }
        int hidden = steps.size() - Math.min(steps.size(), room);
        if (hidden > 0) {
            canvas.bar(room, "             and %d more: 1 shows all".formatted(hidden + 1), Style.WARNING);
        }
    }

    private int focal() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).state() != StepView.State.DONE) {
                return i;
            }
        }
        return steps.size();
    }

    private String line(StepView step, int number, int columns) {
        int room = columns * 2 / 5;
        var left = " %-10s %2d %s".formatted(CheckWords.recorded(step.state()), number, step.title());
        return Text.ends(left, Text.cut(standings.now(step.id()), room) + " ", columns);
    }

    private Style style(StepView step) {
        if (standings.differs(step.id())) {
            return Style.ALARM;
        }
        return switch (step.state()) {
            case RUNNING, UNDOING -> Style.STRONG;
            case FAILED, UNDO_FAILED -> Style.ALARM;
            case SKIPPED -> Style.WARNING;
            case DONE, UNDONE -> Style.GOOD;
            case PENDING, AT_GATE -> Style.PLAIN;
        };
    }
}
