package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import java.util.List;
import java.util.Map;

/** A way back that stands in the plan under these words; the step that is made later performs it. */
record Back(String title, List<String> byHand) implements Undo {
    Back {
        byHand = List.copyOf(byHand);
    }

    static Back named(String title, String... byHand) {
        return new Back(title, List.of(byHand));
    }

    @Override
    public Outcome run(StepContext context, Map<String, String> data) throws StepException {
        throw new StepException("'%s' is only the name of a way back".formatted(title), "This is a defect.");
    }
}
