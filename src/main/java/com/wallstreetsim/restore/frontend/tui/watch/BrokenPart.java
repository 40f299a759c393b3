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
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.run.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run without a living engine: where it stood, what is there now, and what can be done. The first choice only looks. */
final class BrokenPart implements Page {
    private final Ui ui;
    private final RunWatch watch;
    private final Menu menu;
    private Standings standings;

    BrokenPart(Ui ui, RunWatch watch) {
        this.ui = ui;
        this.watch = watch;
        this.standings = Standings.look(ui, watch.handle().id());
        this.menu = new Menu(ui::say, items());
    }

    private List<Menu.Item> items() {
        return List.of(
                Menu.Item.of('1', "Check: look at every step again", "only looks", this::check),
                Menu.Item.of('2', "Go on where it stands", "looks at the unknown step first", damaged(), this::goOn),
                Menu.Item.of('3', "Undo what it changed", "asks before", noUndo(), this::undo),
                Menu.Item.of('4', "Leave it as it is", "", ui::home));
    }

    private Optional<String> damaged() {
        return watch.status()
                        .filter(status -> status == RunSummary.Status.UNREADABLE)
                        .isPresent()
                ? Optional.of("the record is damaged")
                : Optional.empty();
    }

    private Optional<String> noUndo() {
        return damaged().or(() -> watch.view().canUndo() ? Optional.empty() : Optional.of("nothing has been changed"));
    }

    @Override
    public void tick() {
        menu.items(items());
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        pen.ends(watch.view().title(), damaged().isPresent() ? "DAMAGED RECORD" : "INTERRUPTED", Style.ALARM);
        pen.rule();
        where().forEach(line -> pen.wrapped(line, 2, Style.STRONG));
        var calls = ui.desk().contacts().stream().limit(2).toList();
        var list = new StandingList(watch.view().steps(), standings);
        list.paint(pen.area(Math.max(1, Math.min(list.rows(), pen.left() - menu.size() - 3 - calls.size()))));
        pen.rule();
        conclusion(pen);
        calls.stream().limit(Math.max(0, pen.left() - menu.size())).forEach(contact -> pen.line("call: " + contact));
        menu.paint(pen.area(menu.size()));
    }

    private void conclusion(Pen pen) {
        if (!watch.trouble().isEmpty()) {
            pen.wrapped(watch.trouble(), 2, Style.ALARM);
            return;
        }
        int most = Math.max(1, Math.min(2, pen.left() - menu.size()));
        pen.wrapped(String.join(" ", standings.conclusion()), most, Style.STRONG);
    }

    private List<String> where() {
        var lines = new ArrayList<String>();
        var last = watch.view().lastAt();
        var when = last == null ? "" : " Its last sign was at %s UTC.".formatted(Units.dateTime(last));
        lines.add("No engine is at work on this run.%s %s".formatted(when, RunWords.changed(watch.view())));
        watch.handle().lastWords().ifPresent(why -> lines.add("It ended because " + why + "."));
        return lines;
    }

    private void check() {
        if (!standings.looking()) {
            standings = Standings.look(ui, watch.handle().id());
        }
        ui.open(new TextPage(ui, "Where the run stands", this::everything));
    }

    private List<String> everything() {
        var lines = new ArrayList<>(where());
        lines.addAll(standings.text());
        lines.add("");
        lines.add("Going on starts an engine that looks at the unknown step first and repeats nothing blindly.");
        lines.add("Undo puts back what was changed, the newest first.");
        lines.add("Record: " + watch.handle().directory());
        lines.add("Log: " + watch.handle().output());
        return lines;
    }

    private void goOn() {
        var lines = List.of(
                "An engine takes the run up where it stands. It looks at the world first: what is done is not",
                "repeated, what is half done is finished or cleared. A gate that is due is asked again.",
                RunWords.changed(watch.view()));
        ui.open(new ConfirmPage(
                ui, "Go on with this run?", lines, "Go on", () -> watch.ask("go on", watch.handle()::resume)));
    }

    private void undo() {
        var lines =
                List.of("Everything this run changed is put back, the newest first.", RunWords.changed(watch.view()));
        ui.open(new ConfirmPage(ui, "Undo this run?", lines, "Undo", () -> watch.ask("undo", watch.handle()::undo)));
    }

    @Override
    public void key(Key key) {
        if (key.is(Key.Kind.ESCAPE)) {
            ui.back();
        } else {
            menu.key(key);
        }
    }

    @Override
    public String keys() {
        return "Up/Down choose  Enter do  l log  c who to call  Esc back  q leave  ? help";
    }

    @Override
    public List<String> help() {
        return List.of(
                "The engine of this run is gone: power, a crash, a kill. Its record is complete up to the last sign.",
                "A step marked UNKNOWN may or may not have done its work; going on looks before it does anything.",
                "NOW is what is there, looked at in the background. DIFFERS contradicts the record. Looking changes nothing.");
    }
}
