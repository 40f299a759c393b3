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

/** An entry of the runbook that cannot be performed here; it is shown with the reason. */
public record NotBuilt(ProcedureId id, String title, String purpose, Impact impact, String group, String because)
        implements Procedure {
    static final String BECAUSE = "not built into this version; follow the runbook by hand";

    NotBuilt because(String reason) {
        return new NotBuilt(id, title, purpose, impact, group, reason);
    }

    @Override
    public Optional<String> unavailableBecause() {
        return Optional.of(because);
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return List.of();
    }

    @Override
    public Plan plan(RunId run, Answers answers) throws StepException {
        throw new StepException(
                "'%s' cannot be used: %s".formatted(id, because), "Open the runbook at '%s'.".formatted(title));
    }
}
