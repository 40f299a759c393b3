package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;

/** Previews that never fail: what cannot be measured says so. */
final class Previews {
    private Previews() {}

    static Preview of(Step step, StepContext context) throws InterruptedException {
        try {
            return step.preview(context);
        } catch (StepException e) {
            return Preview.of(new Fact("not known", e.message()), new Fact("what next", e.hint()));
        }
    }
}
