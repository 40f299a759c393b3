package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Buttons;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.TextField;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.text.Text;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.run.Identity;
import com.wallstreetsim.restore.run.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A typed confirmation. It is deaf for its first half second, the field leads to Cancel and never to the action, and
 * the action takes a key of its own once the exact name stands in the field.
 */
final class GatePart implements Page {
    private static final long DEAF = Duration.ofMillis(500).toNanos();

    private static final List<Focus> ORDER = List.of(Focus.FIELD, Focus.CANCEL, Focus.ACT);

    private final Ui ui;
    private final RunWatch watch;
    private final TextField field = new TextField("");
    private final long openedAt;
    private Focus focus = Focus.FIELD;
    private String message = "";
    private boolean cancelling;
    private boolean answered;
    private final FactList facts = new FactList();

    private enum Focus {
        FIELD,
        CANCEL,
        ACT
    }

    GatePart(Ui ui, RunWatch watch) {
        this.ui = ui;
        this.watch = watch;
        this.openedAt = ui.nanos();
    }

    @Override
    public void tick() {
        if (answered && watch.asked().isEmpty()) {
            answered = false;
            var refusal = watch.view().gateMessage();
            message = refusal == null ? message : refusal;
        }
    }

    @Override
    public void paint(Canvas body) {
        watch.gate().ifPresent(gate -> paint(body, gate));
    }

    private void paint(Canvas body, RunEvent.GateOpened gate) {
        boolean roomy = body.rows() >= 20;
        var pen = new Pen(body);
        var waiting = RunWords.at(watch.view()).map(at -> at + " waits for you").orElse("waits for you");
        pen.ends(watch.view().title(), waiting, Style.STRONG).rule();
        if (roomy) {
            pen.gap();
        }
        pen.line("   " + gate.title().toUpperCase(Locale.ROOT), Style.ALARM);
        approvals(pen);
        int below = roomy ? 9 : 5;
        facts.paint(pen.area(Math.max(1, pen.left() - below)), gate.facts());
        if (roomy) {
            pen.gap();
        }
        input(pen, gate, roomy);
        closing(pen, roomy);
    }

    /** Who has approved and who is missing, where one person is not enough. */
    private void approvals(Pen pen) {
        var people = watch.view().people();
        if (people.needed() < 2) {
            return;
        }
        var so = people.approvals().isEmpty() ? "none yet" : people.approvalWords();
        pen.line("   Needs %d persons, told apart by the login they had before sudo.".formatted(people.needed()));
        pen.line("   Approved: %s; missing: %d".formatted(so, people.missing()), Style.WARNING);
    }

    private boolean hasApproved() {
        var me = watch.handle().who().by();
        return watch.view().people().approvals().stream().anyMatch(approval -> Identity.samePerson(approval.by(), me));
    }

    private void input(Pen pen, RunEvent.GateOpened gate, boolean roomy) {
        var prompt = "   Type %s to go on:  ".formatted(gate.asksFor());
        var area = pen.area(1);
        area.text(0, 1, prompt, Style.STRONG);
        int at = Text.width(prompt) + 1;
        field.paint(area.part(at, 0, Math.min(40, area.columns() - at - 1), 1), focus == Focus.FIELD);
        if (roomy) {
            pen.gap();
        }
        pen.line("   " + said(gate), Style.WARNING);
        if (roomy) {
            pen.gap();
        }
        Buttons.paint(pen.area(1), 0, 22, ORDER.indexOf(focus) - 1, "Cancel", gate.verb());
    }

    private String said(RunEvent.GateOpened gate) {
        if (!watch.asked().isEmpty()) {
            return "sent; waiting for the engine ...";
        }
        if (!watch.trouble().isEmpty()) {
            return watch.trouble();
        }
        if (!message.isEmpty()) {
            return message;
        }
        if (hasApproved()) {
            return "you have approved; now another login must, with 'wss-restore attach'";
        }
        return field.value().isEmpty() || matches(gate) ? "" : expected(gate);
    }

    private static String expected(RunEvent.GateOpened gate) {
        return "not yet: %s is %s".formatted(gate.asksFor(), gate.phrase());
    }

    private void closing(Pen pen, boolean roomy) {
        if (roomy) {
            pen.gap();
        }
        var area = pen.area(pen.left());
        var inner = area.part(3, 0, area.columns() - 6, area.rows());
        new Pen(inner).wrapped(closing(inner), area.rows(), cancelling ? Style.ALARM : Style.PLAIN);
    }

    /** What is changed and what Cancel does; by the steps' numbers where their names have no room. */
    private String closing(Canvas area) {
        if (closes()) {
            return afterCancel();
        }
        var full = RunWords.changed(watch.view()) + " " + afterCancel();
        return Text.wrap(full, area.columns() - 2).size() <= area.rows()
                ? full
                : RunWords.changedSteps(watch.view()) + " " + afterCancel();
    }

    private boolean closes() {
        return watch.gate().filter(gate -> gate.gate().equals("close")).isPresent();
    }

    private String afterCancel() {
        if (cancelling) {
            return "Press Enter or Esc once more to cancel, Tab to stay. " + effect();
        }
        return effect();
    }

    private String effect() {
        if (closes()) {
            return "Cancel keeps everything that is kept now.";
        }
        return watch.view().steps().stream().anyMatch(RunWords::hasChanged)
                ? "Cancel ends the run; undo puts that back."
                : "Cancel leaves everything as it is.";
    }

    private boolean matches(RunEvent.GateOpened gate) {
        return new Gate(gate.title(), gate.phrase(), gate.asksFor(), gate.verb()).opensWith(field.value());
    }

    @Override
    public void key(Key key) {
        boolean deaf = ui.nanos() - openedAt < DEAF;
        if (!deaf && watch.asked().isEmpty()) {
            watch.gate().ifPresent(gate -> key(gate, key));
        }
    }

    private void key(RunEvent.GateOpened gate, Key key) {
        if (facts.key(key)) {
            return;
        }
        message = "";
        if (focus == Focus.FIELD && field.key(key)) {
            cancelling = false;
            return;
        }
        switch (key.kind()) {
            case TAB, DOWN, RIGHT -> move(1);
            case BACK_TAB, UP, LEFT -> move(-1);
            case ENTER -> enter(gate, key);
            case ESCAPE -> escape(gate);
            case LETTER, HOME, END, PAGE_UP, PAGE_DOWN, BACKSPACE, DELETE, INTERRUPT, REDRAW, OTHER -> {}
        }
    }

    private void move(int by) {
        cancelling = false;
        focus = ORDER.get(Math.floorMod(ORDER.indexOf(focus) + by, ORDER.size()));
    }

    private void enter(RunEvent.GateOpened gate, Key key) {
        if (key.pasted()) {
            return;
        }
        switch (focus) {
            case FIELD -> {
                focus = Focus.CANCEL;
                message = matches(gate) ? "the name is right; Tab goes on to " + gate.verb() : expected(gate);
            }
            case CANCEL -> cancel(gate);
            case ACT -> act(gate);
        }
    }

    private void act(RunEvent.GateOpened gate) {
        if (matches(gate)) {
            answered = true;
            watch.ask("go on", () -> watch.handle().approve(gate, field.value().strip()));
        } else {
            message = expected(gate);
        }
    }

    /** The first Escape only tells what cancelling means: a broken arrow key must not end hours of work. */
    private void escape(RunEvent.GateOpened gate) {
        if (cancelling) {
            cancel(gate);
        } else {
            focus = Focus.CANCEL;
            cancelling = true;
        }
    }

    private void cancel(RunEvent.GateOpened gate) {
        answered = true;
        watch.ask("cancel", () -> watch.handle().decline(gate, "cancelled at the gate"));
    }

    @Override
    public boolean typing() {
        return focus == Focus.FIELD;
    }

    @Override
    public String keys() {
        return typing()
                ? "Type the name, then Tab, Tab and Enter.   Esc cancel"
                : "Tab moves  Enter presses  Esc cancel  l log  q leave  ? help";
    }

    @Override
    public List<String> help() {
        return List.of(
                "This step replaces or deletes something. It goes on only when the exact name stands in the field "
                        + "and Enter is pressed on the control on the right. Enter in the field leads to Cancel.",
                "Esc cancels, after telling what that means. q leaves the screen: the run waits here for you.");
    }
}
