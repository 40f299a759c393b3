package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.LookingStep;
import com.wallstreetsim.restore.runbook.Words;
import java.util.List;

/** Looks whether the volume may be moved away: it exists, nobody else uses it, the container is not paused. */
public final class CheckVolume extends LookingStep {
    private final StoreTools tools;
    private final Store store;
    private final boolean anew;

    /** Looks for a procedure that keeps the container. */
    public CheckVolume(StoreTools tools, Store store) {
        this(tools, store, false);
    }

    private CheckVolume(StoreTools tools, Store store, boolean anew) {
        super("look", "Look at volume " + store.volume());
        this.tools = tools;
        this.store = store;
        this.anew = anew;
    }

    /** Looks for a procedure that makes the container anew: what it is made from has to be there. */
    public static CheckVolume beforeMakingAnew(StoreTools tools, Store store) {
        return new CheckVolume(tools, store, true);
    }

    @Override
    public List<String> byHand() {
        return List.of("docker volume inspect " + store.volume(), "docker ps -a --filter volume=" + store.volume());
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        context.say("Docker engine " + tools.containers().engineVersion());
        var volume = tools.volumes()
                .find(store.volume())
                .orElseThrow(() -> new StepException(
                        "volume '%s' does not exist".formatted(store.volume()),
                        "Start the service with '%s', then start again."
                                .formatted(tools.compose().upByHand(store.at().service()))));
        CheckPaused.refuse(tools, store.container());
        new VolumeUsers(tools, store).refuseForeign();
        new CopySpace(tools, store).check();
        var from = new MadeFrom(tools.compose(), store.at().service());
        if (anew) {
            from.check();
        }
        from.remember(context);
        var size = new VolumeSize(tools, store).of(store.volume());
        return Outcome.proven(
                "volume '%s' holds %s and may be moved".formatted(store.volume(), Words.size(size)),
                List.of(Proof.seen("driver", volume.driver()), Proof.seen("size", Words.size(size))));
    }
}
