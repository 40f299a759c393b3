package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.ConfirmPage;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Menu;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.TextPage;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The end of a run: what was proven, what is still open, and the way back. */
final class EndPart implements Page {
    private static final int PROPOSALS_AT_MOST = 3;

    private final Ui ui;
    private final RunWatch watch;
    private final Menu menu;
    private int top;
    private int overflow;

    EndPart(Ui ui, RunWatch watch) {
        this.ui = ui;
        this.watch = watch;
        this.menu = new Menu(ui::say, items());
    }

    @Override
    public void tick() {
        menu.items(items());
    }

    private List<Menu.Item> items() {
        var view = watch.view();
        var items = new ArrayList<>(proposed());
        items.addAll(List.of(
                Menu.Item.of(' ', leaveLabel(), "back to the first page", ui::home),
                Menu.Item.of('u', undoLabel(), "asks before", noUndo(), this::undo),
                Menu.Item.of('k', "Close: delete for good what is kept", "needs a name typed", noClose(), this::close),
                Menu.Item.of(
                        'r', "Report", view.run().isEmpty() ? "" : "report.md in the run's directory", this::report),
                Menu.Item.of('p', "All that was measured", "", this::proofs)));
        return items;
    }

    /** What the run proposes to start next, the best first; each shows its plan before anything is done. */
    private List<Menu.Item> proposed() {
        var items = new ArrayList<Menu.Item>();
        for (var proposal : Proposal.in(watch.view().memory())) {
            if (items.size() < PROPOSALS_AT_MOST) {
                var digit = (char) ('1' + items.size());
                items.add(Menu.Item.of(digit, proposal.title(), "shows its plan first", () -> ui.plan(proposal)));
            }
        }
        return items;
    }

    private String leaveLabel() {
        return watch.view().canUndo() ? "Keep everything for now (closes nothing)" : "Done";
    }

    private String undoLabel() {
        var undoable =
                watch.view().steps().stream().filter(step -> step.undoable()).toList();
        return undoable.stream()
                .filter(step -> step.impact() == Impact.DESTROYS)
                .findFirst()
                .or(() -> undoable.stream().reduce((first, last) -> last))
                .map(step -> "Undo: " + step.wayBack())
                .orElse("Undo");
    }

    private Optional<String> noUndo() {
        var view = watch.view();
        if (view.mode() == Mode.DRY_RUN) {
            return Optional.of("a dry run changes nothing");
        }
        if (view.closed()) {
            return Optional.of("the run is closed, nothing is kept of it");
        }
        if (view.finished().filter(end -> end.result() == Result.UNDONE).isPresent()) {
            return Optional.of("it is undone already");
        }
        return view.canUndo() ? busy() : Optional.of("nothing has been changed");
    }

    private Optional<String> noClose() {
        var view = watch.view();
        if (view.mode() == Mode.DRY_RUN) {
            return Optional.of("a dry run keeps nothing");
        }
        if (view.closed()) {
            return Optional.of("it is closed already");
        }
        return view.keeping().isEmpty() ? Optional.of("nothing is kept") : busy();
    }

    private Optional<String> busy() {
        return watch.status()
                        .filter(status -> status == RunSummary.Status.RUNNING)
                        .isPresent()
                ? Optional.of("its engine is only just starting")
                : Optional.empty();
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        pen.ends(watch.view().title(), result(), resultStyle()).rule();
        var content = body.rows(pen.row(), body.rows() - pen.row() - menu.size() - 1);
        var lines = new EndLines(watch, body.columns() - 2, ui.desk().contacts()).lines(content.rows());
        overflow = Math.max(0, lines.size() - content.rows());
        top = Math.max(0, Math.min(top, overflow));
        var inner = new Pen(content);
        lines.stream().skip(top).limit(content.rows()).forEach(line -> inner.line(line.text(), line.style()));
        pen.area(content.rows());
        pen.rule();
        menu.paint(pen.area(menu.size()));
    }

    private String result() {
        return watch.view()
                .finished()
                .map(end -> RunWords.result(end.result()).toUpperCase(Locale.ROOT))
                .orElse("");
    }

    private Style resultStyle() {
        return watch.view()
                .finished()
                .map(end -> switch (end.result()) {
                    case COMPLETED, UNDONE -> Style.GOOD;
                    case COMPLETED_WITH_SKIPS, DECLINED, CANCELLED -> Style.WARNING;
                    case FAILED_UNCHANGED, FAILED_CHANGED, REFUSED -> Style.ALARM;
                })
                .orElse(Style.STRONG);
    }

    @Override
    public void key(Key key) {
        if (key.is(Key.Kind.PAGE_DOWN)) {
            top = Math.min(overflow, top + 5);
        } else if (key.is(Key.Kind.PAGE_UP)) {
            top = Math.max(0, top - 5);
        } else if (key.is(Key.Kind.ESCAPE)) {
            ui.back();
        } else {
            menu.key(key);
        }
    }

    private void undo() {
        var lines = new ArrayList<String>();
        lines.add("These steps are taken back, the last one first:");
        var undoable =
                watch.view().steps().stream().filter(step -> step.undoable()).toList();
        for (int i = undoable.size() - 1; i >= 0; i--) {
            lines.add("  %s: %s"
                    .formatted(undoable.get(i).title(), undoable.get(i).wayBack()));
        }
        lines.add("");
        lines.add("What was written since the run ended is not in what comes back.");
        ui.open(new ConfirmPage(ui, "Undo this run?", lines, "Undo", () -> watch.ask("undo", watch.handle()::undo)));
    }

    /** No question here: the engine opens a gate, and the gate asks. */
    private void close() {
        watch.ask("close", watch.handle()::close);
    }

    private void report() {
        ReportPage.open(ui, watch.handle().report());
    }

    private void proofs() {
        var lines = new ArrayList<String>();
        for (var step : watch.view().steps()) {
            lines.add(step.title() + (step.summary().isBlank() ? "" : ": " + step.summary()));
            step.proofs().forEach(proof -> lines.add("  " + StepDetails.words(proof)));
        }
        ui.open(new TextPage(ui, "All that was measured", lines));
    }

    @Override
    public String keys() {
        return overflow > 0
                ? "Up/Down choose  Enter do  PgDn more above  l log  Esc back  q leave  ? help"
                : "Up/Down choose  Enter do  l log  c who to call  Esc back  q leave  ? help";
    }

    @Override
    public List<String> help() {
        return List.of(
                "FOUND was measured, EXPECTED is what it should be; a line that differs says so.",
                "Until the run is closed everything it replaced still exists, and Undo brings it back.",
                "Close deletes what is kept, behind a typed confirmation, and is the only thing that deletes.");
    }
}
