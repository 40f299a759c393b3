package com.wallstreetsim.restore.runbook.quarantine;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.Set;

/** Removes a kept volume for good, behind a gate. */
public final class KeptRemove implements Procedure {
    private static final String SERVICE = "service";

    private final KeptTools tools;

    public KeptRemove(KeptTools tools) {
        this.tools = tools;
    }

    @Override
    public ProcedureId id() {
        return new ProcedureId("quarantine.remove");
    }

    @Override
    public String title() {
        return "Remove a kept volume for good";
    }

    @Override
    public String purpose() {
        return "The space is needed, and nobody wants back what an earlier run replaced.";
    }

    @Override
    public Impact impact() {
        return Impact.DESTROYS;
    }

    @Override
    public String group() {
        return "Kept volumes";
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return KeptTools.question();
    }

    @Override
    public Answers settle(Answers answers) throws StepException {
        var kept = tools.named(answers.get(KeptTools.VOLUME));
        return answers.with(SERVICE, tools.placeOf(kept.service()).at().service());
    }

    @Override
    public Plan plan(RunId run, Answers answers) throws StepException {
        var place = tools.placeOf(answers.get(SERVICE).orElse(""));
        var kept = answers.get(KeptTools.VOLUME)
                .orElseThrow(() -> new StepException("no volume was named", "Answer 'kept' with its name."));
        return new Plan(
                id(),
                1,
                title(),
                run,
                answers,
                List.of(new RemoveVolume(tools, kept)),
                Set.of(place.resource()),
                "the kept volume '%s' is still there".formatted(kept));
    }
}
