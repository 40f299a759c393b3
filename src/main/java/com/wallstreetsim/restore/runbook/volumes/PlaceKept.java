package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves a kept copy into the service's volume, which the quarantine has left empty; its way back moves it out again. */
public final class PlaceKept implements Step {
    private static final String MEMORY = "kept.";
    private static final List<String> KEYS = List.of("way", "inode");

    private final StoreTools tools;
    private final Store store;
    private final String kept;

    public PlaceKept(StoreTools tools, Store store, String kept) {
        this.tools = tools;
        this.store = store;
        this.kept = kept;
    }

    @Override
    public StepId id() {
        return new StepId("place");
    }

    @Override
    public String title() {
        return "Put the kept data in place";
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        return List.of(
                store.shellByHand("-v %s:/from -v %s:/to".formatted(kept, store.volume()), "cp -a /from/. /to/"));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new TakeOut());
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        return switch (new Mover(tools, store).look(kept, store.volume(), recall(context))) {
            case "there" -> Standing.done();
            case "not" -> Standing.notDone();
            default -> Standing.partly("the kept data is between volume %s and %s".formatted(kept, store.volume()));
        };
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var users = new VolumeUsers(tools, store);
        users.refuseRunning();
        var mover = new Mover(tools, store);
        if (mover.untouched(kept, store.volume(), recall(context))) {
            users.refuseFilled();
        }
        mover.away(kept, store.volume(), recall(context));
        return Outcome.done("volume '%s' holds what '%s' kept; that one is empty now".formatted(store.volume(), kept));
    }

    private static Map<String, String> recall(StepContext context) {
        var recalled = new HashMap<String, String>();
        KEYS.forEach(key -> context.recall(MEMORY + key).ifPresent(value -> recalled.put(key, value)));
        return recalled;
    }

    /** Puts it back where it was kept, with what was written to it meanwhile. */
    private final class TakeOut implements Undo {
        @Override
        public String title() {
            return "move it back to " + kept;
        }

        @Override
        public List<String> byHand() {
            return List.of(
                    store.shellByHand("-v %s:/from -v %s:/to".formatted(store.volume(), kept), "cp -a /from/. /to/"));
        }

        @Override
        public Map<String, String> prepare(StepContext context) throws StepException, InterruptedException {
            var prepared = new Mover(tools, store).prepare(kept, store.volume(), context);
            prepared.forEach((key, value) -> context.remember(MEMORY + key, value));
            return prepared;
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
            new VolumeUsers(tools, store).refuseRunning();
            var moved = new Mover(tools, store).back(kept, store.volume(), data);
            return Outcome.done(moved ? "volume '%s' holds it again".formatted(kept) : "it had not been moved");
        }
    }
}
