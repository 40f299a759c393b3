package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.log.LogPane;
import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.ConfirmPage;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.TextPage;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.run.StepView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run at work: its steps above, its log below. */
final class StepsPart implements Page {
    private static final int LOG_AT_LEAST = 5;

    private final Ui ui;
    private final RunWatch watch;
    private final LogPane log;
    private boolean onSteps;
    private int selected;

    StepsPart(Ui ui, RunWatch watch, LogPane log) {
        this.ui = ui;
        this.watch = watch;
        this.log = log;
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        pen.ends(title(), progress(), Style.STRONG).rule();
        var list = new StepList(watch, lastOutput(), onSteps ? selected : StepList.NONE);
        int steps = Math.min(list.rows(), body.rows() - pen.row() - LOG_AT_LEAST - 2);
        list.paint(pen.area(Math.max(1, steps)));
        pen.rule();
        log.paint(pen.area(pen.left() - 1));
        standing(pen);
    }

    private void standing(Pen pen) {
        if (watch.trouble().isEmpty()) {
            var watching = watch.mayNotAnswer().map(why -> "You watch: " + why + " (t takes over). ");
            pen.line(watching.orElse("") + RunWords.changed(watch.view()), Style.STRONG);
        } else {
            pen.line(watch.trouble(), Style.ALARM);
        }
    }

    private String title() {
        var title = watch.view().title();
        return switch (watch.view().intent()) {
            case RUN -> title;
            case UNDO -> "UNDO: " + title;
            case CLOSE -> "CLOSE: " + title;
        };
    }

    private String progress() {
        if (!watch.asked().isEmpty()) {
            return "asked to " + watch.asked() + " ...";
        }
        if (watch.view().cancelRequested()) {
            return "stopping at the next safe point ...";
        }
        var current = watch.view().current();
        if (current.isEmpty()) {
            return idle();
        }
        var step = current.get();
        // What gives no sign of life gets nowhere, whatever it said before.
        boolean alive = watch.trouble().isEmpty() && lastOutput().compareTo(StepList.SILENT) <= 0;
        var eta = RunWords.remaining(step, watch.now())
                .filter(left -> alive)
                .map(left -> ", about %s left".formatted(Units.roughly(left)))
                .orElse("");
        int number = watch.view().steps().indexOf(step) + 1;
        return "step %d of %d%s".formatted(number, watch.view().steps().size(), eta);
    }

    private String idle() {
        if (watch.status().isEmpty()) {
            return "reading the record ...";
        }
        return watch.view().engineStartedAt() == null ? "the engine is starting ..." : "";
    }

    /** Seconds since the run last said anything, in its record or in its output. */
    private Duration lastOutput() {
        var recorded = watch.view().lastAt();
        var said = log.lastOutput().orElse(Instant.MIN);
        var last = recorded == null || said.isAfter(recorded) ? said : recorded;
        return last.equals(Instant.MIN) ? Duration.ZERO : Duration.between(last, watch.now());
    }

    @Override
    public void key(Key key) {
        if (log.typing()) {
            log.key(key);
        } else if (key.is(Key.Kind.TAB) || key.is(Key.Kind.BACK_TAB)) {
            onSteps = !onSteps;
            selectCurrent();
        } else if (key.is(Key.Kind.ESCAPE)) {
            ui.home();
            ui.say("The run goes on. Item 1 opens it again.");
        } else if (key.is('x')) {
            stop();
        } else if (key.is('t')) {
            new TakeOver(ui, watch).ask();
        } else if (!onSteps || !stepKey(key)) {
            log.key(key);
        }
    }

    private void selectCurrent() {
        var steps = watch.view().steps();
        watch.view().current().ifPresent(step -> selected = steps.indexOf(step));
    }

    private boolean stepKey(Key key) {
        int last = watch.view().steps().size() - 1;
        if (key.is(Key.Kind.UP)) {
            selected = Math.max(0, selected - 1);
        } else if (key.is(Key.Kind.DOWN)) {
            selected = Math.min(last, selected + 1);
        } else if (key.is(Key.Kind.ENTER) && selected <= last) {
            details(watch.view().steps().get(selected));
        } else {
            return false;
        }
        return true;
    }

    private void details(StepView step) {
        ui.open(new TextPage(ui, step.title(), StepDetails.of(watch, step)));
    }

    private void stop() {
        if (!watch.engineLives()) {
            ui.say("Stop: no engine is at work on this run");
            return;
        }
        if (watch.mayNotAnswer().isPresent()) {
            ui.say("Stop: " + watch.mayNotAnswer().get() + "; t takes it over");
            return;
        }
        var lines = List.of(
                "The run stops at its next safe point; a step in the middle of its work is given up.",
                RunWords.changed(watch.view())
                        + " What was changed is put back or stays undoable; the end page says which.",
                "Going back here changes nothing: the run goes on.");
        ui.open(new ConfirmPage(ui, "Stop this run?", lines, "Stop safely", this::cancel));
    }

    private void cancel() {
        watch.ask("stop", watch.handle()::cancel);
    }

    @Override
    public boolean typing() {
        return log.typing();
    }

    @Override
    public String keys() {
        if (log.typing()) {
            return "type what to find  Enter find  Esc give up";
        }
        return onSteps
                ? "Up/Down step  Enter details  Tab log  x stop safely  q leave  ? help"
                : "Up/Down log  f follow  / find  l full  Tab steps  x stop  q leave  ? help";
    }

    @Override
    public List<String> help() {
        return List.of(
                "The run is done by a process of its own: q or a lost line only ends this screen. Esc: first page.",
                "x asks the run to stop at the next safe point, after asking you again. t takes over somebody else's run.",
                "Tab moves between log and steps; Enter on a step shows its commands by hand and what was measured.",
                "Log: f follow, / find, n and N next, w wrap, t time, m mark, s save a copy, l the whole screen.");
    }
}
