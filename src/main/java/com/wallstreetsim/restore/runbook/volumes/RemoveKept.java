package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import java.util.List;

/** Removes a volume that a run kept. */
final class RemoveKept implements Closing {
    private final StoreTools tools;
    private final Store store;
    private final String volume;

    RemoveKept(StoreTools tools, Store store, String volume) {
        this.tools = tools;
        this.store = store;
        this.volume = volume;
    }

    @Override
    public String title() {
        return "remove volume " + volume;
    }

    @Override
    public Gate gate() {
        return new Gate("Remove the kept volume for good", volume, "the name of the kept volume", "Remove");
    }

    @Override
    public List<String> byHand() {
        return List.of("docker volume rm -f " + volume);
    }

    @Override
    public List<Fact> kept(StepContext context) throws StepException, InterruptedException {
        if (tools.volumes().find(volume).isEmpty()) {
            return List.of();
        }
        var size = new VolumeSize(tools, store).of(volume);
        return List.of(
                new Fact("goes away for good", "volume %s, %s".formatted(volume, Words.size(size))),
                new Fact("way back", "none: this cannot be undone"));
    }

    @Override
    public Outcome run(StepContext context) throws StepException {
        tools.volumes().remove(volume);
        return Outcome.done("removed volume '%s'".formatted(volume));
    }
}
