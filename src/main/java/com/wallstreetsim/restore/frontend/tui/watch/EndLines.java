package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.StepView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the end of a run says: what happened, what was proven, what is open. */
final class EndLines {
    private static final int LABEL = 14;

    private final RunWatch watch;
    private final int width;
    private final List<String> contacts;

    EndLines(RunWatch watch, int width, List<String> contacts) {
        this.watch = watch;
        this.width = width;
        this.contacts = List.copyOf(contacts);
    }

    /** A line and how it is drawn. */
    record Line(String text, Style style) {}

    /** All lines; the table of proofs is cut so that they fit in {@code rows} where that is possible. */
    List<Line> lines(int rows) {
        var head = head();
        var open = open();
        var proofs = proofs();
        var lines = new ArrayList<>(head);
        if (!proofs.isEmpty()) {
            var proven = watch.view().undone() ? "PROVEN BEFORE THE UNDO" : "PROVEN";
            int room = rows - head.size() - open.size() - 1;
            lines.add(new Line(row(proven, "FOUND", "EXPECTED"), Style.STRONG));
            lines.addAll(table(proofs, room));
        }
        lines.addAll(open);
        return lines;
    }

    private List<Line> head() {
        var lines = new ArrayList<Line>();
        watch.view().finished().ifPresent(end -> ended(lines, end));
        skipped(lines);
        return lines;
    }

    private void ended(List<Line> lines, RunEvent.RunFinished end) {
        var time = "Whole run " + Units.duration(Duration.ofMillis(end.millis())) + ".";
        if (!end.result().failed() && end.hint() == null && end.unchanged() == null) {
            // On one line: the rows are for what was proven.
            add(lines, end.message() + ". " + time, Style.STRONG);
            return;
        }
        add(lines, end.message(), end.result().failed() ? Style.ALARM : Style.STRONG);
        add(lines, end.unchanged() == null ? "" : "unchanged: " + end.unchanged(), Style.PLAIN);
        add(lines, end.hint() == null ? "" : "next: " + end.hint(), Style.STRONG);
        add(lines, time, Style.PLAIN);
        if (end.result().failed()) {
            contacts.forEach(contact -> add(lines, "call: " + contact, Style.PLAIN));
        }
    }

    private void skipped(List<Line> lines) {
        watch.view().steps().stream()
                .filter(step -> step.state() == StepView.State.SKIPPED)
                .forEach(step -> add(lines, "SKIPPED %s: %s".formatted(step.title(), step.summary()), Style.WARNING));
    }

    /** What is wrong, in words, then what differs, then what is right, and last what is only shown. */
    private List<Proof> proofs() {
        var all = watch.view().steps().stream().flatMap(step -> step.proofs().stream());
        return all.sorted(Comparator.comparing(Proof::holds).thenComparing(proof -> proof.holds() != proof.compares()))
                .toList();
    }

    private List<Line> table(List<Proof> proofs, int room) {
        if (proofs.size() <= room) {
            return proofs.stream().map(this::line).toList();
        }
        int shown = Math.max(1, room - 1);
        var lines = new ArrayList<>(proofs.stream().limit(shown).map(this::line).toList());
        var rest = proofs.subList(Math.min(shown, proofs.size()), proofs.size());
        long differing = rest.stream().filter(proof -> !proof.holds()).count();
        var words = differing == 0 ? "all as expected" : differing + " of them DIFFER";
        lines.add(new Line(" %d more, %s: p shows all".formatted(rest.size(), words), Style.PLAIN));
        return lines;
    }

    private Line line(Proof proof) {
        var mark = proof.holds() || !proof.compares() ? " " : " DIFFERS ";
        var text = row(mark + proof.what(), proof.found(), proof.expected());
        return new Line(text, proof.holds() ? Style.PLAIN : Style.ALARM);
    }

    private String row(String what, String found, String expected) {
        int figures = Math.min(18, width / 4);
        if (Text.width(found) > figures || Text.width(expected) > figures) {
            return "%s: %s%s".formatted(what, found, expected.isEmpty() ? "" : ", expected " + expected);
        }
        return Text.fit(what, width - 2 * figures - 1) + Text.right(found, figures) + " "
                + Text.right(expected, figures);
    }

    private List<Line> open() {
        var view = watch.view();
        var lines = new ArrayList<Line>();
        if (view.mode() == Mode.DRY_RUN) {
            view.steps().forEach(step -> previewed(lines, step));
            add(lines, "This was a dry run: nothing was executed and nothing is kept.", Style.STRONG);
        } else if (view.closed()) {
            add(lines, "Closed: nothing of this run is kept, it cannot be undone.", Style.PLAIN);
        } else if (!view.keeping().isEmpty()) {
            add(lines, "STILL OPEN", Style.STRONG);
            view.keeping().forEach(step -> add(lines, " " + step.summary(), Style.PLAIN));
            add(lines, " What was replaced is kept until you close the run.", Style.PLAIN);
        } else if (view.canUndo()) {
            add(lines, "STILL OPEN", Style.STRONG);
            view.steps().stream()
                    .filter(StepView::undoable)
                    .forEach(step -> add(
                            lines, " %s: can be taken back (%s)".formatted(step.title(), step.wayBack()), Style.PLAIN));
        }
        toDo(lines);
        return lines;
    }

    private void toDo(List<Line> lines) {
        var left = watch.view().toDo();
        if (!left.isEmpty() && lines.isEmpty()) {
            add(lines, "STILL OPEN", Style.STRONG);
        }
        left.forEach(proof -> add(lines, " %s: %s".formatted(proof.what(), proof.found()), Style.PLAIN));
    }

    private void previewed(List<Line> lines, StepView step) {
        add(lines, step.title(), Style.STRONG);
        for (Fact fact : step.facts()) {
            add(lines, "  " + label(fact.label()) + " " + fact.value(), Style.PLAIN);
        }
    }

    /** Names are not cut: which container it is stands at their end. */
    private static String label(String label) {
        return Text.width(label) > LABEL ? label + ":" : Text.fit(label, LABEL);
    }

    private void add(List<Line> lines, String text, Style style) {
        if (!text.isBlank()) {
            Text.wrap(text, width).forEach(part -> lines.add(new Line(part, style)));
        }
    }
}
