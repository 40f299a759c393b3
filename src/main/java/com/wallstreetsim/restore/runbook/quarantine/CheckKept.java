package com.wallstreetsim.restore.runbook.quarantine;

import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.procedure.KeptVolume;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.LookingStep;
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.runbook.volumes.CopyMarks;
import com.wallstreetsim.restore.runbook.volumes.HelperShell;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.VolumeSize;
import com.wallstreetsim.restore.runbook.volumes.VolumeUsers;
import java.util.List;
import java.util.Optional;

/** Looks whether a kept volume is there, unused, and of the volume it is to go back to. */
final class CheckKept extends LookingStep {
    private final KeptTools tools;
    private final Store store;
    private final String name;

    CheckKept(KeptTools tools, Store store, String name) {
        super("kept", "Look at kept volume " + name);
        this.tools = tools;
        this.store = store;
        this.name = name;
    }

    @Override
    public List<String> byHand() {
        return List.of("docker volume inspect " + name, "docker ps -a --filter volume=" + name);
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var kept = tools.named(Optional.of(name));
        if (!kept.volume().equals(store.volume())) {
            throw new StepException(
                    "'%s' was kept of volume '%s', and container '%s' uses '%s'"
                            .formatted(name, kept.volume(), store.container(), store.volume()),
                    "Put it back by hand if it is what you want: 'docker run --rm -v %s:/from -v %s:/to ...'."
                            .formatted(name, store.volume()));
        }
        new VolumeUsers(tools.store(), store).refuseMounted(name);
        refusePartial(kept);
        var size = new VolumeSize(tools.store(), store).of(name);
        return Outcome.proven(
                "'%s' holds %s of %s".formatted(name, Words.size(size), kept.service()),
                List.of(Proof.seen("kept by run", kept.run()), Proof.seen("size", Words.size(size))));
    }

    /** A copy that was cut short has the labels of a whole one. */
    private void refusePartial(KeptVolume kept) throws StepException, InterruptedException {
        var place = new Helper.Place(true, name, "/kept", false);
        try (var shell = HelperShell.open(tools.store(), store, "marks", List.of(place))) {
            var missing = CopyMarks.read(shell, "/kept").missing(new RunId(kept.run()).stamp());
            if (missing.isPresent()) {
                throw new StepException(
                        "'%s' does not hold what it was kept for: %s".formatted(name, missing.get()),
                        "Look at 'wss-restore report %s'; 'wss-restore quarantine list' shows what else is kept."
                                .formatted(kept.run()));
            }
        }
    }
}
