package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.run.StepView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The steps of a run, with a bar and a sign of life below the one at work. */
final class StepList {
    static final int NONE = -1;
    private static final int INDENT = 11;
    /** Silence is flagged, not killed. */
    static final Duration SILENT = Duration.ofSeconds(30);

    private final RunWatch watch;
    private final Duration silence;
    private final int selected;

    /** @param silence the time since the run last said anything */
    StepList(RunWatch watch, Duration silence, int selected) {
        this.watch = watch;
        this.silence = silence;
        this.selected = selected;
    }

    private record Row(String text, Style style, boolean focal) {}

    int rows() {
        return rows(80).size();
    }

    void paint(Canvas canvas) {
        var rows = rows(canvas.columns());
        int focal = 0;
        for (int i = 0; i < rows.size(); i++) {
            focal = rows.get(i).focal() ? i : focal;
        }
        int first = Math.max(0, Math.min(focal - canvas.rows() / 2, rows.size() - canvas.rows()));
        for (int i = 0; i < canvas.rows() && first + i < rows.size(); i++) {
            canvas.bar(i, rows.get(first + i).text(), rows.get(first + i).style());
        }
    }

    private List<Row> rows(int columns) {
        var rows = new ArrayList<Row>();
        var steps = watch.view().steps();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            boolean focal = selected == NONE ? isAtWork(step) : selected == i;
            rows.add(new Row(line(step, i + 1, columns), style(step, i), focal));
            if (isAtWork(step)) {
                work(rows, step, columns);
            } else if (step.state() == StepView.State.FAILED || step.state() == StepView.State.UNDO_FAILED) {
                rows.add(new Row(" ".repeat(INDENT) + step.summary(), Style.ALARM, false));
            }
        }
        return rows;
    }

    private boolean isAtWork(StepView step) {
        return watch.engineLives()
                && (step.state() == StepView.State.RUNNING || step.state() == StepView.State.UNDOING);
    }

    private String line(StepView step, int number, int columns) {
        var word = Text.right(RunWords.state(step, watch.engineLives()), 7);
        var left = "%s %2d %s".formatted(word, number, step.title());
        return Text.ends(left, RunWords.time(step, watch.now()) + " ", columns);
    }

    private Style style(StepView step, int index) {
        if (index == selected) {
            return Style.CURSOR;
        }
        return switch (step.state()) {
            case RUNNING, UNDOING, AT_GATE -> Style.STRONG;
            case FAILED, UNDO_FAILED -> Style.ALARM;
            case SKIPPED -> Style.WARNING;
            case DONE, UNDONE -> Style.GOOD;
            case PENDING -> Style.PLAIN;
        };
    }

    private void work(List<Row> rows, StepView step, int columns) {
        var indent = " ".repeat(INDENT);
        var life = "last output %s ago".formatted(Units.duration(silence));
        var current = step.lastProgress().filter(progress -> step.state() == StepView.State.RUNNING);
        current.filter(progress -> progress.total() > 0)
                .ifPresent(progress -> rows.add(new Row(indent + bar(progress, columns), Style.PLAIN, false)));
        var detail = current.map(Progress::detail).orElse("");
        boolean silent = silence.compareTo(SILENT) > 0;
        var words = silent ? "SILENT: " + life : life;
        rows.add(new Row(
                indent + Text.ends(detail, words + " ", columns - INDENT),
                silent ? Style.WARNING : Style.PLAIN,
                false));
    }

    private static String bar(Progress progress, int columns) {
        long done = Math.max(0, Math.min(progress.done(), progress.total()));
        double share = (double) done / progress.total();
        int width = Math.max(10, Math.min(44, columns - 40));
        int filled = (int) (share * width);
        return "[%s%s] %s %%   %s"
                .formatted(
                        "#".repeat(filled),
                        ".".repeat(width - filled),
                        String.format(Locale.ROOT, "%3d", (int) (share * 100)),
                        amount(progress));
    }

    private static String amount(Progress progress) {
        return progress.unit().equals("bytes")
                ? Units.bytes(progress.done())
                : Units.count(progress.done()) + " " + progress.unit();
    }
}
