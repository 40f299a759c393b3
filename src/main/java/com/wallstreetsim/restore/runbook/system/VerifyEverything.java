package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.LeftToDo;
import com.wallstreetsim.restore.runbook.verify.Verification;
import com.wallstreetsim.restore.runbook.verify.VerifyTools;

/** Asks for every value of the site and fails when one is not as expected; a run that is resumed asks them all anew. */
final class VerifyEverything extends Work {
    private final Destinations destinations;
    private final RecoverAnswers answers;

    VerifyEverything(Destinations destinations, RecoverAnswers answers) {
        super(Head.looking(
                "examine", "Verify everything: every value beside the one expected", "wss-restore run verify.all"));
        this.destinations = destinations;
        this.answers = answers;
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        VerifyTools tools = destinations.open(answers.into()).running(answers.startsEngine(), LeftToDo.names(context));
        var found = Verification.examining(tools).run(context);
        Verification.judging().run(context);
        return found;
    }
}
