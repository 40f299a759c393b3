package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.Set;

/** A procedure on one service and its volume. */
public abstract class StoreProcedure implements Procedure {
    private static final int VERSION = 1;

    private final Head head;

    protected StoreProcedure(Head head) {
        this.head = head;
    }

    /**
     * How it stands in the catalogue.
     *
     * @param resources what its runs lock
     */
    public record Head(String id, String title, String purpose, Impact impact, String group, Set<String> resources) {}

    @Override
    public final ProcedureId id() {
        return new ProcedureId(head.id());
    }

    @Override
    public final String title() {
        return head.title();
    }

    @Override
    public final String purpose() {
        return head.purpose();
    }

    @Override
    public final Impact impact() {
        return head.impact();
    }

    @Override
    public final String group() {
        return head.group();
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return List.of();
    }

    /** The steps for what was answered and settled. */
    protected abstract List<Step> steps(RunId run, Answers answers) throws StepException;

    /** What a run that fails before its gate has left alone, as a sentence. */
    protected abstract String untouched();

    @Override
    public final Plan plan(RunId run, Answers answers) throws StepException {
        return new Plan(id(), VERSION, title(), run, answers, steps(run, answers), head.resources(), untouched());
    }
}
