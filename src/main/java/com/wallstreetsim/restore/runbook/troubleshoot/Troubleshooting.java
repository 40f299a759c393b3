package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One entry of the runbook's troubleshooting: it looks, and where a safe fix is known and wanted it tries it. */
public final class Troubleshooting implements Procedure {
    private static final int VERSION = 1;

    private final TroubleTools tools;
    private final Topic topic;

    private Troubleshooting(TroubleTools tools, Topic topic) {
        this.tools = tools;
        this.topic = topic;
    }

    /** All entries. */
    public static List<Procedure> all(TroubleTools tools) {
        return Arrays.stream(Topic.values())
                .<Procedure>map(topic -> new Troubleshooting(tools, topic))
                .toList();
    }

    @Override
    public ProcedureId id() {
        return new ProcedureId(topic.id());
    }

    @Override
    public String title() {
        return topic.title();
    }

    @Override
    public String purpose() {
        return topic.purpose();
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public String group() {
        return "Troubleshoot";
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return topic.fix(tools).stream()
                .<Question>map(fix -> Question.yesNo(
                        "fix",
                        fix.title() + " after looking?",
                        "The diagnosis only looks. This fix is safe to try: "
                                + fix.wayBack().words() + ".",
                        false,
                        "only look",
                        fix.title()))
                .toList();
    }

    @Override
    public Plan plan(RunId run, Answers answers) {
        var steps = new ArrayList<Step>();
        steps.add(new Diagnose(
                tools.executor(), context -> topic.inquiries(tools, context), new ByHand(tools.site()).of(topic)));
        var fixes = answers.get("fix").equals(Optional.of("yes"));
        if (fixes) {
            topic.fix(tools).ifPresent(steps::add);
        }
        return new Plan(
                id(),
                VERSION,
                title(),
                run,
                answers,
                steps,
                fixes ? Set.of("postgres", "apps") : Set.of(),
                "a diagnosis only looks, nothing was changed");
    }
}
