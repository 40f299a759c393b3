package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.Set;

/**
 * A fix that an entry of troubleshooting offers. It is never the default answer, and what was wrong is looked at again
 * after it.
 *
 * @param value the answer that asks for it
 * @param explanation what it does and how it is taken back
 * @param resources what it locks
 */
record Remedy(String value, String label, String explanation, Set<String> resources, Settling settling, Making making) {
    Remedy {
        resources = Set.copyOf(resources);
    }

    /** Finds out what the steps must know when the service is gone. */
    interface Settling {
        Answers settle(Answers answers) throws StepException;
    }

    /** Makes the steps. */
    interface Making {
        List<Step> steps(RunId run, Answers answers) throws StepException;
    }

    /** One that is a single step and needs to know nothing. */
    static Remedy of(Fix fix, String value, String label, Set<String> resources) {
        return new Remedy(
                value,
                label,
                "%s. Way back: %s.".formatted(fix.title(), fix.wayBack().words()),
                resources,
                answers -> answers,
                (run, answers) -> List.of(fix));
    }

    Question.Option option() {
        return new Question.Option(value, label, explanation);
    }
}
