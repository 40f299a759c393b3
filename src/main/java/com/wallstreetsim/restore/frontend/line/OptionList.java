package com.wallstreetsim.restore.frontend.line;

import com.wallstreetsim.restore.procedure.Question;
import java.util.Optional;

/** The options of a choice, numbered. */
final class OptionList implements Interview.Page {
    private final Question.Choice choice;
    private final Prompter prompter;

    OptionList(Question.Choice choice, Prompter prompter) {
        this.choice = choice;
        this.prompter = prompter;
    }

    @Override
    public void show() {
        var options = choice.options();
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            prompter.say("  %d  %-20s %s".formatted(i + 1, option.label(), option.explanation()));
        }
    }

    @Override
    public Optional<String> value(String typed) {
        return Optional.of(Numbers.pick(typed, choice.options())
                .map(Question.Option::value)
                .orElse(typed));
    }
}
