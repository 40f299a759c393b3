package com.wallstreetsim.restore.frontend.tui.wizard;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Menu;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.procedure.Question;
import java.util.List;

/** A question with a few answers to choose from. */
final class ChoicePage implements Page {
    private final Wizard wizard;
    private final Question.Choice question;
    private final Menu menu;

    ChoicePage(Ui ui, Wizard wizard, Question.Choice question) {
        this.wizard = wizard;
        this.question = question;
        this.menu = new Menu(
                ui::say,
                question.options().stream()
                        .map(option -> Menu.Item.of(' ', option.label(), "", () -> answer(option)))
                        .toList());
        var start = wizard.start(question).orElse("");
        menu.select(
                question.options().stream().map(Question.Option::value).toList().indexOf(start));
    }

    private void answer(Question.Option option) {
        wizard.answer(question, option.value());
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        pen.line(wizard.procedure().title(), Style.STRONG).line(wizard.trail()).rule();
        pen.wrapped(question.prompt(), 2, Style.STRONG).gap();
        menu.paint(pen.area(Math.min(menu.size(), pen.left() / 2)));
        pen.gap();
        pen.wrapped(question.options().get(menu.selected()).explanation(), 3, Style.PLAIN);
        pen.gap();
        pen.wrapped(question.help(), Math.max(1, pen.left()), Style.QUIET);
    }

    @Override
    public void key(Key key) {
        if (key.is(Key.Kind.ESCAPE) || key.is(Key.Kind.LEFT)) {
            wizard.back();
        } else {
            menu.key(key);
        }
    }

    @Override
    public String keys() {
        return "Up/Down move  Enter choose  Esc back  ? help  q quit";
    }

    @Override
    public List<String> help() {
        return List.of("Answers only make the plan. Nothing is done before you start it.", question.help());
    }
}
