package com.wallstreetsim.restore.frontend.line;

import com.wallstreetsim.restore.frontend.text.TimeLine;
import com.wallstreetsim.restore.frontend.text.Words;
import com.wallstreetsim.restore.procedure.Question;
import java.time.Clock;
import java.util.Optional;

/** A time to go back to, with the backups on a line of time. */
final class TimeLinePage implements Interview.Page {
    private final Question.PickTime question;
    private final Prompter prompter;
    private final Clock clock;

    TimeLinePage(Question.PickTime question, Prompter prompter, Clock clock) {
        this.question = question;
        this.prompter = prompter;
        this.clock = clock;
    }

    @Override
    public void show() {
        show(question.preset().orElse("now"));
    }

    private void show(String value) {
        question.moment(value).ifPresent(target -> {
            prompter.say("  times are UTC");
            new TimeLine(question.shelf().candidates(), target, clock.instant())
                    .marks()
                    .forEach(mark -> prompter.say("  %s  %s".formatted(Words.minute(mark.at()), mark.words())));
        });
        prompter.say("  " + question.help());
    }

    /** What is typed is shown on the line before it is taken: the gap is part of the answer. */
    @Override
    public Optional<String> value(String typed) {
        if (question.moment(typed).isPresent()) {
            show(typed);
        }
        return Optional.of(typed);
    }
}
