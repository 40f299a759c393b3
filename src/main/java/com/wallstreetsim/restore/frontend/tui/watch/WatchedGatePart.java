package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Menu;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.run.Presence;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A gate that somebody else is asked to answer: it can be watched, or taken over once their screen is gone. */
final class WatchedGatePart implements Page {
    private final Ui ui;
    private final RunWatch watch;
    private final TakeOver takeOver;
    private final Menu menu;
    private final FactList facts = new FactList();

    WatchedGatePart(Ui ui, RunWatch watch) {
        this.ui = ui;
        this.watch = watch;
        this.takeOver = new TakeOver(ui, watch);
        this.menu = new Menu(ui::say, items());
    }

    private List<Menu.Item> items() {
        return List.of(
                Menu.Item.of(
                        '1', "Watch", "this page follows the run", () -> ui.say("You watch; nothing is asked of you.")),
                Menu.Item.of('2', "Take the run over", "with a reason", takeOver.unavailable(), takeOver::ask));
    }

    @Override
    public void tick() {
        menu.items(items());
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        var waiting = RunWords.at(watch.view()).map(at -> at + " waits").orElse("waits");
        pen.ends(watch.view().title(), waiting, Style.STRONG).rule();
        watch.gate().ifPresent(gate -> {
            pen.line("   " + gate.title().toUpperCase(Locale.ROOT), Style.ALARM);
            facts.paint(pen.area(Math.max(1, pen.left() - 8)), gate.facts());
        });
        pen.rule();
        pen.wrapped(
                "%s is in charge of this run and is asked to confirm this. You watch."
                        .formatted(watch.view().people().chargeWords()),
                2,
                Style.STRONG);
        pen.wrapped(
                takeOver.theirs()
                        .map(screen ->
                                "Their screen is open, from %s, since %s UTC.".formatted(screen.from(), since(screen)))
                        .orElse("No screen of theirs is open now."),
                2,
                Style.PLAIN);
        pen.rule();
        menu.paint(pen.area(menu.size()));
    }

    private static String since(Presence screen) {
        try {
            return Units.dateTime(Instant.parse(screen.since()));
        } catch (DateTimeException e) {
            return screen.since();
        }
    }

    @Override
    public void key(Key key) {
        if (key.is(Key.Kind.ESCAPE)) {
            ui.home();
        } else if (key.is('t')) {
            takeOver.ask();
        } else if (!facts.key(key)) {
            menu.key(key);
        }
    }

    @Override
    public String keys() {
        return "Up/Down choose  Enter do  t take over  l log  c who to call  Esc back  ? help";
    }

    @Override
    public List<String> help() {
        return List.of(
                "Somebody else started this run or took it over, and answers its gates. You see what they see.",
                "Once no screen of theirs is open, t takes the run over, with a reason that stands in the record.",
                "People are told apart by the login they had before sudo; those who share a login count as one.");
    }
}
