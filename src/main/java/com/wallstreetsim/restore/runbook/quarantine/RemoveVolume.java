package com.wallstreetsim.restore.runbook.quarantine;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.Words;
import java.util.List;
import java.util.Optional;

/** Removes a volume that a run kept; nothing else may be removed this way. */
final class RemoveVolume implements Step {
    private final KeptTools tools;
    private final String name;

    RemoveVolume(KeptTools tools, String name) {
        this.tools = tools;
        this.name = name;
    }

    @Override
    public StepId id() {
        return new StepId("remove");
    }

    @Override
    public String title() {
        return "Remove volume " + name;
    }

    @Override
    public Impact impact() {
        return Impact.DESTROYS;
    }

    @Override
    public Optional<Gate> gate() {
        return Optional.of(new Gate("Remove the kept volume for good", name, "the name of the kept volume", "Remove"));
    }

    @Override
    public List<String> byHand() {
        return List.of("docker volume rm " + name);
    }

    @Override
    public WayBack wayBack() {
        return WayBack.none("none: removing is what it is for");
    }

    @Override
    public Preview preview(StepContext context) throws StepException {
        var kept = tools.named(Optional.of(name));
        var size = kept.bytes().isPresent() ? Words.size(kept.bytes().getAsLong()) : "size unknown";
        return Preview.of(
                new Fact("goes away for good", "volume %s, %s".formatted(name, size)),
                new Fact("kept by", "run " + kept.run()),
                new Fact("of", "%s, volume %s".formatted(kept.service(), kept.volume())),
                new Fact("way back", "none: this cannot be undone"));
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        return Standing.doneIf(tools.store().volumes().find(name).isEmpty());
    }

    @Override
    public Outcome run(StepContext context) throws StepException {
        if (tools.store().volumes().find(name).isPresent()) {
            // Named by its labels once more: between the gate and now it could be another of that name.
            tools.named(Optional.of(name));
            tools.store().volumes().remove(name);
        }
        return Outcome.done("removed volume '%s'".formatted(name));
    }
}
