package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.Optional;

/** An entry of the runbook that this version cannot perform yet; it is shown with what to do instead. */
public record NotBuilt(ProcedureId id, String title, String purpose, Impact impact, String group) implements Procedure {
    private static final String BECAUSE = "not built into this version; follow the runbook by hand";

    @Override
    public Optional<String> unavailableBecause() {
        return Optional.of(BECAUSE);
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return List.of();
    }

    @Override
    public Plan plan(RunId run, Answers answers) throws StepException {
        throw new StepException("'%s' is %s".formatted(id, BECAUSE), "Open the runbook at '%s'.".formatted(title));
    }
}
