package com.wallstreetsim.restore.frontend.tui.wizard;

import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.Page;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way from a procedure to its plan: one page a question, forth and back, then the plan. */
public final class Wizard {
    /** A line of the narrowest usual terminal; many questions stand closer together. */
    private static final int TRAIL_ROOM = 76;

    private final Ui ui;
    private final Procedure procedure;
    private Answers answers;
    private List<Question> questions = List.of();
    private int at;
    private boolean open;
    private boolean busy;

    private Wizard(Ui ui, Procedure procedure, Answers answers) {
        this.ui = ui;
        this.procedure = procedure;
        this.answers = answers;
    }

    /** Asks the first question, or shows the plan of a procedure that asks none. */
    public static void start(Ui ui, Procedure procedure) {
        start(ui, procedure, Answers.NONE);
    }

    /** The same with answers that stand in the fields at first; each is still shown and confirmed. */
    public static void start(Ui ui, Procedure procedure, Answers filledIn) {
        new Wizard(ui, procedure, filledIn).proceed();
    }

    private void proceed() {
        var given = answers;
        busy = true;
        ui.background().call(() -> procedure.questions(given), this::asked, this::failed);
    }

    private void asked(List<Question> found) {
        busy = false;
        questions = List.copyOf(found);
        show(at < questions.size() ? page(questions.get(at)) : new PlanPage(ui, this));
    }

    private void failed(Exception failure) {
        busy = false;
        ui.say(procedure.title() + ": " + Failures.words(failure));
    }

    private void show(Page page) {
        if (open) {
            ui.replace(page);
        } else {
            open = true;
            ui.open(page);
        }
    }

    private Page page(Question question) {
        if (question instanceof Question.PickBackup pick) {
            return new BackupPage(ui, this, pick);
        }
        if (question instanceof Question.PickTime time) {
            return new TimePage(ui, this, time);
        }
        if (question instanceof Question.Settings settings) {
            return new SettingsPage(ui, this, settings);
        }
        if (question instanceof Question.Choice choice) {
            return new ChoicePage(ui, this, choice);
        }
        return new TextQuestionPage(ui, this, question);
    }

    /** Checks an answer in the background and goes on when it is fine. */
    void answer(Question question, String value) {
        if (busy) {
            return;
        }
        busy = true;
        ui.say("checking ...");
        ui.background().call(() -> question.refusal(value), problem -> checked(question, value, problem), this::failed);
    }

    private void checked(Question question, String value, Optional<String> problem) {
        busy = false;
        ui.say(problem.orElse(""));
        if (problem.isEmpty()) {
            answers = answers.with(question.name(), value);
            at++;
            proceed();
        }
    }

    /** The question before, or out of the wizard. */
    void back() {
        if (busy) {
            return;
        }
        if (at == 0) {
            ui.back();
        } else {
            at--;
            proceed();
        }
    }

    Procedure procedure() {
        return procedure;
    }

    /** The answers to the questions that are asked now; what was answered to others is left out. */
    Answers answers() {
        var asked = Answers.NONE;
        for (var question : questions) {
            var value = answers.get(question.name());
            asked = value.isPresent() ? asked.with(question.name(), value.get()) : asked;
        }
        return asked;
    }

    /** What stands in a question's field at first: the answer given before, else the preset. */
    Optional<String> start(Question question) {
        return answers.get(question.name()).or(question::preset);
    }

    /** {@code > 1 Backup   2 Options   3 Plan}. */
    String trail() {
        var names = new ArrayList<>(questions.stream().map(Question::name).toList());
        names.add("plan");
        var trail = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            trail.append(i == at ? "> " : "  ")
                    .append(i + 1)
                    .append(' ')
                    .append(Character.toUpperCase(name.charAt(0)))
                    .append(name.substring(1))
                    .append(' ');
        }
        var whole = trail.toString().stripTrailing();
        return whole.length() <= TRAIL_ROOM ? whole : whole.replace("   ", "  ");
    }
}
