package com.wallstreetsim.restore.frontend.line;

import com.wallstreetsim.restore.frontend.text.LeaveException;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.Question;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Optional;

/** Asks a procedure's questions one after the other, forward and back. */
final class Interview {
    private static final String BACK = "<";
    private static final String HELP = "?";

    private final Procedure procedure;
    private final Prompter prompter;
    private final Clock clock;

    Interview(Procedure procedure, Prompter prompter, Clock clock) {
        this.procedure = procedure;
        this.prompter = prompter;
        this.clock = clock;
    }

    /** The answers, or nothing when the operator went back before the first question. */
    Optional<Answers> ask() throws LeaveException {
        var states = new ArrayDeque<Answers>();
        states.push(Answers.NONE);
        while (!states.isEmpty()) {
            var soFar = states.element();
            var question = next(soFar);
            if (question.isEmpty()) {
                return Optional.of(soFar);
            }
            var answer = answer(question.get(), soFar.values().size() + 1);
            if (answer.isPresent()) {
                states.push(soFar.with(question.get().name(), answer.get()));
            } else {
                states.pop();
            }
        }
        return Optional.empty();
    }

    private Optional<Question> next(Answers soFar) {
        return procedure.questions(soFar).stream()
                .filter(question -> soFar.get(question.name()).isEmpty())
                .findFirst();
    }

    private Optional<String> answer(Question question, int number) throws LeaveException {
        prompter.say("");
        prompter.say("Question %d: %s".formatted(number, question.prompt()));
        try (var page = page(question)) {
            page.show();
            return answer(question, page);
        }
    }

    private Optional<String> answer(Question question, Page page) throws LeaveException {
        while (true) {
            var typed = prompter.ask(prompt(question));
            if (typed.equals(BACK)) {
                return Optional.empty();
            }
            if (typed.equals(HELP)) {
                prompter.say("  " + question.help());
                page.show();
                continue;
            }
            var value = typed.isEmpty() ? question.preset() : page.value(typed);
            if (value.isPresent() && acceptable(question, value.get())) {
                return value;
            }
        }
    }

    private boolean acceptable(Question question, String value) {
        var problem = question.refusal(value);
        problem.ifPresent(words -> prompter.say("  Not possible: " + words));
        return problem.isEmpty();
    }

    private static String prompt(Question question) {
        var preset = question.preset()
                .map(value -> ", Enter for '%s'".formatted(value))
                .orElse("");
        return "%s (< back, ? help%s):".formatted(question.name(), preset);
    }

    private Page page(Question question) {
        if (question instanceof Question.Choice choice) {
            return new OptionList(choice, prompter);
        }
        if (question instanceof Question.PickBackup pick) {
            return new BackupTable(pick.shelf(), prompter, clock);
        }
        if (question instanceof Question.PickTime time) {
            return new TimeLinePage(time, prompter, clock);
        }
        return Page.FREE_TEXT;
    }

    /** How one kind of question is shown and what typing means in it. */
    interface Page extends AutoCloseable {
        Page FREE_TEXT = new Page() {
            @Override
            public void show() {}

            @Override
            public Optional<String> value(String typed) {
                return Optional.of(typed);
            }
        };

        void show();

        /** The value meant, or nothing when the page has shown something instead and wants to be asked again. */
        Optional<String> value(String typed);

        @Override
        default void close() {}
    }
}
