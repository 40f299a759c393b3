package com.wallstreetsim.restore.runbook.quarantine;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.applications.AroundApplications;
import com.wallstreetsim.restore.runbook.volumes.CheckVolume;
import com.wallstreetsim.restore.runbook.volumes.HaltService;
import com.wallstreetsim.restore.runbook.volumes.PlaceKept;
import com.wallstreetsim.restore.runbook.volumes.QuarantineVolume;
import com.wallstreetsim.restore.runbook.volumes.StartService;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts a kept volume's data back in place; what is there now is kept in its turn. */
public final class KeptRestore implements Procedure {
    private static final String SERVICE = "service";

    private final KeptTools tools;

    public KeptRestore(KeptTools tools) {
        this.tools = tools;
    }

    @Override
    public ProcedureId id() {
        return new ProcedureId("quarantine.restore");
    }

    @Override
    public String title() {
        return "Put a kept volume back";
    }

    @Override
    public String purpose() {
        return "What a rebuild or restore replaced is wanted again, and its run cannot be undone any more.";
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
        var place = tools.placeOf(kept.service());
        return Store.settle(tools.store(), place.at(), place.data(), answers).with(SERVICE, kept.service());
    }

    @Override
    public Plan plan(RunId run, Answers answers) throws StepException {
        var place = tools.placeOf(answers.get(SERVICE).orElse(""));
        var store = Store.of(place.at(), run, answers);
        var kept = answers.get(KeptTools.VOLUME)
                .orElseThrow(() -> new StepException("no volume was named", "Answer 'kept' with its name."));
        return new Plan(
                id(),
                1,
                title(),
                run,
                answers,
                steps(place, store, kept),
                Set.of(place.resource(), "apps"),
                "the volume of %s and the kept one were not touched"
                        .formatted(place.at().service()));
    }

    private List<Step> steps(KeptTools.Place place, Store store, String kept) {
        var common = tools.store();
        var around = new AroundApplications(common.applications(), common.site().probes(), common.web());
        var steps = new ArrayList<Step>();
        steps.add(new CheckVolume(common, store));
        steps.add(new CheckKept(tools, store, kept));
        steps.addAll(around.before());
        steps.add(new HaltService(common, store, place.ready(), place.before()));
        steps.add(new QuarantineVolume(common, store, "the data kept as " + kept));
        steps.add(new PlaceKept(common, store, kept));
        steps.add(new StartService(common, store, false, place.ready()));
        steps.addAll(around.after());
        return steps;
    }
}
