package com.wallstreetsim.restore.frontend.tui.wizard;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Menu;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.TextField;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Fills in a file of settings: names and what is wrong with each; what is typed for a secret is never seen. */
final class SettingsPage implements Page {
    /** What can be typed, and what it means. */
    private record Entry(String label, Optional<Sheet.Line> setting, TextField field) {}

    private final Ui ui;
    private final Wizard wizard;
    private final Question.Settings question;
    private final Menu menu;
    private @Nullable Entry entry;
    private List<Sheet.Line> lines = List.of();
    private boolean read;
    private String place = "";
    private String problem = "";

    SettingsPage(Ui ui, Wizard wizard, Question.Settings question) {
        this.ui = ui;
        this.wizard = wizard;
        this.question = question;
        this.menu = new Menu(ui::say, items());
    }

    @Override
    public void shown() {
        if (!read) {
            look(() -> question.sheet().lines());
        }
    }

    /** Everything that reads or writes the sheet happens in the background and ends with its lines as they are now. */
    private void look(Callable<List<Sheet.Line>> work) {
        ui.background().call(work, this::looked, this::failed);
        ui.background().call(() -> question.sheet().place(), path -> place = path, this::failed);
    }

    private void looked(List<Sheet.Line> found) {
        lines = List.copyOf(found);
        problem = "";
        menu.items(items());
        if (!read) {
            menu.select(open() == 0 ? 0 : 1);
        }
        read = true;
    }

    private void failed(Exception failure) {
        problem = Failures.words(failure);
    }

    private List<Menu.Item> items() {
        var items = new ArrayList<Menu.Item>();
        items.add(Menu.Item.of('u', "Use these settings", open() + " to fill in", unusable(), this::use));
        items.add(Menu.Item.of('g', "Make what is missing at random", "secrets only", this::generate));
        items.add(Menu.Item.of('f', "Take a file of settings instead", "a path", this::takeFile));
        items.add(Menu.Item.of('r', "Read the draft again", "after editing it elsewhere", this::readAgain));
        lines.forEach(line -> items.add(Menu.Item.of(' ', line.name(), note(line), () -> type(line))));
        return items;
    }

    private Optional<String> unusable() {
        if (!read) {
            return Optional.of("the settings are being read");
        }
        return open() == 0 ? Optional.empty() : Optional.of(open() + " settings are still to be filled in");
    }

    private long open() {
        return lines.stream().filter(Sheet.Line::blocks).count();
    }

    private static String note(Sheet.Line line) {
        return line.problem()
                .map(words -> (line.blocks() ? "NO  " : "hm  ") + words)
                .orElse("ok");
    }

    private void use() {
        ui.background().call(() -> question.sheet().answer(), path -> wizard.answer(question, path), this::failed);
    }

    private void generate() {
        look(() -> {
            question.sheet().generate();
            return question.sheet().lines();
        });
    }

    private void readAgain() {
        look(() -> {
            question.sheet().readAgain();
            return question.sheet().lines();
        });
    }

    private void type(Sheet.Line line) {
        entry = new Entry(line.name(), Optional.of(line), new TextField(""));
    }

    private void takeFile() {
        entry = new Entry(
                "path", Optional.empty(), new TextField(wizard.start(question).orElse("")));
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        pen.line(wizard.procedure().title(), Style.STRONG).line(wizard.trail()).rule();
        pen.line(question.prompt(), Style.STRONG);
        int bottom = body.rows() >= 18 ? 5 : 2;
        menu.paint(pen.area(Math.max(3, pen.left() - bottom)));
        pen.rule();
        var typed = entry;
        if (typed != null) {
            entry(pen, typed);
        } else if (!problem.isEmpty()) {
            pen.wrapped(problem, pen.left(), Style.ALARM);
        } else {
            standing(pen);
        }
    }

    private void standing(Pen pen) {
        if (!read) {
            pen.line("reading the example of the code ...");
            return;
        }
        var index = menu.selected() - (menu.size() - lines.size());
        if (index >= 0) {
            var line = lines.get(index);
            pen.wrapped(line.name() + ": " + line.problem().orElse("nothing is wrong with it"), 2, Style.PLAIN);
        }
        pen.line("Values are never shown. The draft can be edited in another window too:", Style.QUIET);
        pen.wrapped("$EDITOR " + place, 2, Style.QUIET);
    }

    private static void entry(Pen pen, Entry typed) {
        pen.line(typed.label() + ":", Style.STRONG);
        var row = pen.area(1);
        var place = row.part(1, 0, row.columns() - 2, 1);
        if (typed.setting().filter(Sheet.Line::hidden).isPresent()) {
            typed.field().paintHidden(place);
        } else {
            typed.field().paint(place, true);
        }
    }

    @Override
    public void key(Key key) {
        var typed = entry;
        if (typed != null) {
            entryKey(typed, key);
        } else if (key.is(Key.Kind.ESCAPE) || key.is(Key.Kind.LEFT)) {
            wizard.back();
        } else {
            menu.key(key);
        }
    }

    private void entryKey(Entry typed, Key key) {
        if (key.is(Key.Kind.ESCAPE)) {
            entry = null;
        } else if (key.is(Key.Kind.ENTER)) {
            entered(typed);
        } else {
            typed.field().key(key);
        }
    }

    private void entered(Entry typed) {
        var value = typed.field().value();
        entry = null;
        if (typed.setting().isEmpty()) {
            wizard.answer(question, value.strip());
        } else if (!value.isEmpty()) {
            ui.background().call(() -> question.sheet().set(typed.label(), value), this::set, this::failed);
        }
    }

    private void set(Optional<String> refused) {
        ui.say(refused.orElse(""));
        look(() -> question.sheet().lines());
    }

    @Override
    public boolean typing() {
        return entry != null;
    }

    @Override
    public String keys() {
        return entry != null
                ? "Type the value, then Enter   Esc leave it"
                : "Up/Down move  Enter change  u use  g random  f file  r read  Esc back  ? help";
    }

    @Override
    public List<String> help() {
        return List.of(
                "NO: nothing can be started with it. hm: named for you to know, it holds nothing up. ok: nothing is wrong.",
                "Enter on a setting asks for its value; a secret is not shown while you type it.",
                "Setting a password also sets it in the URL that goes with it.",
                "What you fill in is kept in a draft that only this user can read, and moves to its place with the run.",
                question.help());
    }
}
