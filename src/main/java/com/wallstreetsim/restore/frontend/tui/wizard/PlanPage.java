package com.wallstreetsim.restore.frontend.tui.wizard;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Buttons;
import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.KeptFile;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.TextPage;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.frontend.tui.watch.RunPage;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.run.RunHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything before it happens. The focus is on Back; starting takes a move to Start and Enter there. */
final class PlanPage implements Page {
    private static final String[] CONTROLS = {"Back", "Start", "Dry run"};
    private static final int START = 1;
    private static final int DRY = 2;

    private final Ui ui;
    private final Wizard wizard;
    private @Nullable Plan plan;
    private @Nullable Map<StepId, Preview> previews;
    private String problem = "";
    private String beforeStart = "";
    private String measuring = "measuring ...";
    private int selected;
    private int focus;
    private boolean starting;

    PlanPage(Ui ui, Wizard wizard) {
        this.ui = ui;
        this.wizard = wizard;
    }

    /** Made anew each time the page comes to the top: a plan belongs to one run, also to one dry run. */
    @Override
    public void shown() {
        plan = null;
        starting = false;
        focus = 0;
        ui.background()
                .call(
                        () -> ui.desk().runs().plan(wizard.procedure(), wizard.answers()),
                        this::planned,
                        failure -> problem = Failures.words(failure));
    }

    private void warned(Optional<String> notice) {
        beforeStart = notice.orElse("");
    }

    private void planned(Plan made) {
        plan = made;
        problem = "";
        selected = PlanText.mostSerious(made);
        ui.background()
                .call(
                        () -> ui.desk().runs().beforeStart(),
                        this::warned,
                        failure -> beforeStart = Failures.words(failure));
        ui.background()
                .call(
                        () -> ui.desk().runs().preview(made),
                        found -> previews = found,
                        failure -> measuring = "not measured: " + Failures.words(failure));
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        pen.line(wizard.procedure().title(), Style.STRONG);
        pen.ends(wizard.trail(), starting ? "starting ..." : "", Style.PLAIN).rule();
        var made = plan;
        if (made == null) {
            pen.wrapped(
                    problem.isEmpty() ? "making the plan ..." : problem,
                    8,
                    problem.isEmpty() ? Style.PLAIN : Style.ALARM);
        } else {
            content(pen, made, body.rows());
        }
        Buttons.paint(body, body.rows() - 1, 2, focus, CONTROLS);
    }

    private void content(Pen pen, Plan made, int rows) {
        int bottom = rows >= 20 ? 11 : 5;
        int steps = Math.max(2, Math.min(made.steps().size() + 1, rows - pen.row() - bottom - 1));
        new PlanTable(made, selected).paint(pen.area(steps));
        pen.rule();
        if (beforeStart.isEmpty() || rows >= 20) {
            pen.line(PlanText.answers(made), Style.QUIET);
        }
        if (!beforeStart.isEmpty()) {
            pen.line(beforeStart, Style.WARNING);
        }
        int byHand = rows >= 20 ? 2 : 1;
        var facts = pen.area(Math.max(1, pen.left() - byHand - 2));
        facts(new Pen(facts), made);
        pen.rule();
        byHand(pen, made, byHand);
    }

    private void facts(Pen pen, Plan made) {
        var found = previews;
        if (found == null) {
            pen.line(measuring);
            return;
        }
        var facts = found.getOrDefault(made.steps().get(selected).id(), Preview.NOTHING)
                .facts();
        if (facts.isEmpty()) {
            pen.line("step %d: nothing to measure before it".formatted(selected + 1));
        }
        for (var fact : facts) {
            var lines = Text.wrap(fact.value(), 62);
            for (int i = 0; i < lines.size(); i++) {
                pen.line(Text.fit(i == 0 ? fact.label() : "", 13) + " " + lines.get(i));
            }
        }
    }

    private void byHand(Pen pen, Plan made, int rows) {
        var commands = made.steps().get(selected).byHand();
        pen.line("By hand, step %d: (y copies all, p full text)".formatted(selected + 1), Style.STRONG);
        commands.stream().limit(rows - 1).forEach(command -> pen.line("  " + command));
        if (commands.isEmpty()) {
            pen.line("  nothing");
        }
    }

    @Override
    public void key(Key key) {
        switch (key.kind()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case TAB, RIGHT -> focus = Math.floorMod(focus + 1, CONTROLS.length);
            case BACK_TAB, LEFT -> focus = Math.floorMod(focus - 1, CONTROLS.length);
            case ENTER -> press(key);
            case ESCAPE -> wizard.back();
            case LETTER -> letter(key);
            case HOME, END, PAGE_UP, PAGE_DOWN, BACKSPACE, DELETE, INTERRUPT, REDRAW, OTHER -> {}
        }
    }

    private void move(int by) {
        var made = plan;
        if (made != null) {
            selected = Math.max(0, Math.min(selected + by, made.steps().size() - 1));
        }
    }

    private void press(Key key) {
        if (key.pasted()) {
            return;
        }
        if (focus == START) {
            start(false);
        } else if (focus == DRY) {
            start(true);
        } else {
            wizard.back();
        }
    }

    private void letter(Key key) {
        var made = plan;
        if (made == null) {
            return;
        }
        if (key.is('d')) {
            start(true);
        } else if (key.is('p')) {
            ui.open(new TextPage(ui, made.title(), PlanText.full(made, previews)));
        } else if (key.is('y')) {
            copy(made);
        }
    }

    private void copy(Plan made) {
        ui.background()
                .call(
                        () -> KeptFile.write(ui.keep(), made.run() + "-by-hand.txt", out -> {
                            for (var line : PlanText.byHand(made)) {
                                out.append(line).append('\n');
                            }
                        }),
                        file -> ui.say("the commands are in " + file),
                        failure -> ui.say("not written: " + Failures.words(failure)));
    }

    private void start(boolean dry) {
        var made = plan;
        if (made == null || starting) {
            return;
        }
        starting = true;
        ui.background().call(() -> ui.desk().runs().start(made, dry), run -> started(run, dry), this::notStarted);
    }

    private void started(RunHandle run, boolean dry) {
        var page = new RunPage(ui, run);
        if (dry) {
            ui.open(page);
        } else {
            ui.replace(page);
        }
    }

    private void notStarted(Exception failure) {
        starting = false;
        focus = 0;
        ui.open(new TextPage(ui, "Not started", List.of(Failures.words(failure), "Nothing was done.")));
    }

    @Override
    public String keys() {
        return "Up/Down step  Tab/Enter control  d dry run  y copy  p print  Esc back  ? help";
    }

    @Override
    public List<String> help() {
        return List.of(
                "Enter alone goes back. Tab to Start, then Enter, starts; what destroys still asks for a typed name later.",
                "Up and Down choose a step: below stand what was measured for it and its commands by hand.",
                "d shows what each step would meet, and executes nothing. y writes all commands to a file.",
                "p shows the whole plan as text.");
    }
}
