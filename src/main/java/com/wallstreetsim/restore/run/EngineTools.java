package com.wallstreetsim.restore.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.function.ToIntFunction;

/**
 * What all parts of an engine share.
 *
 * @param persons how many persons must answer the gate of a step
 */
record EngineTools(
        Path directory,
        Ledger ledger,
        OutputLog output,
        AnswersInbox inbox,
        Clock clock,
        ExecutorService executor,
        Cancellation stop,
        ToIntFunction<String> persons) {

    /** Hands the inbox out; a request to stop is recorded and passed on. */
    java.util.List<AnswerFile> listen() throws JournalException {
        var answers = new java.util.ArrayList<AnswerFile>();
        for (var answer : inbox.next()) {
            switch (answer.kind()) {
                case APPROVE, DECLINE -> answers.add(answer);
                case TAKE_OVER, CANCEL -> ofTheRun(answer);
            }
        }
        return answers;
    }

    private void ofTheRun(AnswerFile answer) throws JournalException {
        if (answer.attempt() != engineNumber()) {
            return;
        }
        if (answer.kind() == AnswerFile.Kind.TAKE_OVER) {
            ledger.append(new RunEvent.TakenOver(answer.by(), answer.from(), answer.typed()));
        } else if (!stop.requested()) {
            ledger.append(new RunEvent.CancelRequested(answer.by(), answer.from()));
            stop.request();
        }
    }

    /** Tells this engine from earlier ones of the run, so that an old request to stop does not stop it. */
    int engineNumber() {
        return ledger.view().engines();
    }
}
