package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.List;

/** Gives the proven database the live name where the old one was dropped before the load. */
final class PutInPlace implements Step {
    private final RestoreTools tools;
    private final DatabaseNames names;

    PutInPlace(RestoreTools tools, RestoreChoices choices) {
        this.tools = tools;
        this.names = choices.names();
    }

    @Override
    public StepId id() {
        return new StepId("place");
    }

    @Override
    public String title() {
        return "The side database becomes " + names.live();
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        return List.of("docker exec %s psql -U $POSTGRES_USER -d postgres -c 'ALTER DATABASE \"%s\" RENAME TO \"%s\"'"
                .formatted(tools.site().postgres().container(), names.side(), names.live()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(SwapBack.ofDropped(tools, names));
    }

    @Override
    public List<Closing> closings() {
        return List.of(new DropKept(tools, names.undone()));
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        return Standing.doneIf(
                !tools.database().exists(names.side()) && tools.database().exists(names.live()));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        tools.database().rename(names.side(), names.live());
        return Outcome.done("'%s' is the restored database now".formatted(names.live()));
    }
}
