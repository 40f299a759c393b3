package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;

/** Takes the code that is in the directory already, and looks whether it is the application's. */
final class VerifyCheckout extends Work {
    private final Path into;

    VerifyCheckout(Path into) {
        super(Head.looking("code", "Verify the code that is there", "ls -l '%s'".formatted(into)));
        this.into = into;
    }

    @Override
    public Outcome run(StepContext context) throws StepException {
        return Outcome.proven("the code in %s has what a site needs".formatted(into), SiteFiles.verify(into));
    }
}
