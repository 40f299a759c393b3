package com.wallstreetsim.restore.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/** What all parts of an engine share. */
record EngineTools(
        Path directory,
        Ledger ledger,
        OutputLog output,
        AnswersInbox inbox,
        Clock clock,
        ExecutorService executor,
        Cancellation stop) {

    /** Hands the inbox out; a request to stop is recorded and passed on. */
    java.util.List<AnswerFile> listen() throws JournalException {
        var answers = new java.util.ArrayList<AnswerFile>();
        for (var answer : inbox.next()) {
            if (answer.kind() != AnswerFile.Kind.CANCEL) {
                answers.add(answer);
            } else if (answer.attempt() == engineNumber() && !stop.requested()) {
                ledger.append(new RunEvent.CancelRequested(answer.by(), answer.from()));
                stop.request();
            }
        }
        return answers;
    }

    /** Tells this engine from earlier ones of the run, so that an old request to stop does not stop it. */
    int engineNumber() {
        return ledger.view().engines();
    }
}
