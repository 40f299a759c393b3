package com.wallstreetsim.restore.frontend.tui.wizard;

import com.wallstreetsim.restore.frontend.tui.paint.Canvas;
import com.wallstreetsim.restore.frontend.tui.paint.Style;
import com.wallstreetsim.restore.frontend.tui.screen.Key;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Pen;
import com.wallstreetsim.restore.frontend.tui.screen.TextField;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.procedure.Question;
import java.util.List;

/** A question answered by typing. */
final class TextQuestionPage implements Page {
    private final Wizard wizard;
    private final Question question;
    private final TextField field;

    TextQuestionPage(Ui ui, Wizard wizard, Question question) {
        this.wizard = wizard;
        this.question = question;
        this.field = new TextField(wizard.start(question).orElse(""));
        ui.say("");
    }

    @Override
    public void paint(Canvas body) {
        var pen = new Pen(body);
        pen.line(wizard.procedure().title(), Style.STRONG).line(wizard.trail()).rule();
        pen.wrapped(question.prompt(), 3, Style.STRONG).gap();
        var row = pen.area(1);
        field.paint(row.part(3, 0, row.columns() - 6, 1), true);
        pen.gap().wrapped(question.help(), Math.max(1, pen.left()), Style.QUIET);
    }

    @Override
    public void key(Key key) {
        if (key.is(Key.Kind.ENTER)) {
            wizard.answer(question, field.value());
        } else if (key.is(Key.Kind.ESCAPE)) {
            wizard.back();
        } else {
            field.key(key);
        }
    }

    @Override
    public boolean typing() {
        return true;
    }

    @Override
    public String keys() {
        return "Type the answer, then Enter   Esc back   Ctrl-C quit";
    }

    @Override
    public List<String> help() {
        return List.of(question.help());
    }
}
