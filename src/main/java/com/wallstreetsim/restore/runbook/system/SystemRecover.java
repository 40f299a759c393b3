package com.wallstreetsim.restore.runbook.system;

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
import java.util.Set;

/** Recovers the whole system: from an empty directory, a backup and the code to a verified site. */
public final class SystemRecover implements Procedure {
    /** Its stable name: an engine has to know it before there is a site. */
    public static final String ID = "system.recover";

    private static final int VERSION = 1;

    private final RecoverTools tools;
    private final RecoverQuestions questions;

    public SystemRecover(RecoverTools tools) {
        this.tools = tools;
        this.questions = new RecoverQuestions(tools);
    }

    @Override
    public ProcedureId id() {
        return new ProcedureId(ID);
    }

    @Override
    public String title() {
        return "Recover the whole system, or move to a new server";
    }

    @Override
    public String purpose() {
        return "A new or an empty server: code, settings, databases, backup, applications, in this order.";
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public String group() {
        return "Whole system";
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return questions.after(soFar);
    }

    @Override
    public Answers settle(Answers answers) throws StepException, InterruptedException {
        return new Settling(tools).of(answers);
    }

    @Override
    public Plan plan(RunId run, Answers answers) throws StepException {
        var chosen = RecoverAnswers.of(answers);
        return new Plan(
                id(),
                VERSION,
                title(),
                run,
                answers,
                new RecoverSteps(tools, chosen, run).all(),
                Set.of("postgres", "redis", "clickhouse", "apps"),
                "nothing was brought into '%s'".formatted(chosen.into()),
                Optional.of(chosen.into().toString()));
    }
}
