package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One entry of the runbook's troubleshooting: it looks, and where a safe fix is known and wanted it tries it. */
public final class Troubleshooting implements Procedure {
    private static final int VERSION = 3;
    private static final String FIX = "fix";

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
        var remedies = topic.remedies(tools);
        if (remedies.isEmpty()) {
            return List.of();
        }
        var options = new ArrayList<>(List.of(new Question.Option("no", "Only look", "Nothing is changed.")));
        remedies.forEach(remedy -> options.add(remedy.option()));
        return List.of(new Question.Choice(
                FIX,
                "Only look, or look and mend?",
                "The diagnosis only looks. A fix starts after it, and what was wrong is looked at again at its end.",
                Optional.of("no"),
                options));
    }

    private Optional<Remedy> chosen(Answers answers) {
        return topic.remedies(tools).stream()
                .filter(remedy -> answers.get(FIX).equals(Optional.of(remedy.value())))
                .findFirst();
    }

    @Override
    public Answers settle(Answers answers) throws StepException {
        var remedy = chosen(answers);
        return remedy.isPresent() ? remedy.get().settling().settle(answers) : answers;
    }

    @Override
    public Plan plan(RunId run, Answers answers) throws StepException {
        Diagnose.Looks looks = context -> topic.inquiries(tools, context);
        var remedy = chosen(answers);
        var steps = new ArrayList<Step>();
        steps.add(new Diagnose(tools.executor(), looks, new ByHand(tools.site()).of(topic), remedy.isEmpty()));
        if (remedy.isPresent()) {
            steps.addAll(remedy.get().making().steps(run, answers));
            steps.add(new LookAgain(tools.executor(), looks, new ByHand(tools.site()).of(topic)));
        }
        return new Plan(
                id(),
                VERSION,
                title(),
                run,
                answers,
                steps,
                remedy.map(Remedy::resources).orElse(Set.of()),
                "a diagnosis only looks, nothing was changed");
    }
}
