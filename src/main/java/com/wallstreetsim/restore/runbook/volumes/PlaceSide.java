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

/** Moves the prepared content from the side volume into the service's, which the quarantine has left empty. */
public final class PlaceSide implements Step {
    private static final String MEMORY = "place.";

    private final StoreTools tools;
    private final Store store;

    public PlaceSide(StoreTools tools, Store store) {
        this.tools = tools;
        this.store = store;
    }

    @Override
    public StepId id() {
        return new StepId("place");
    }

    @Override
    public String title() {
        return "Put the proven data in place";
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        return List.of(store.shellByHand(
                "-v %s:/from -v %s:/to".formatted(store.side(), store.volume()), "cp -a /from/. /to/"));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new TakeOut());
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        if (tools.volumes().find(store.side()).isEmpty()) {
            // It goes once its content is in place, and never before.
            return Standing.doneIf(new Mover(tools, store).holds(store.volume(), recall(context)));
        }
        return switch (new Mover(tools, store).look(store.side(), store.volume(), recall(context))) {
            case "there" -> Standing.partly("the emptied volume %s is still there".formatted(store.side()));
            case "not" -> Standing.notDone();
            default ->
                Standing.partly("the new data is between volume %s and %s".formatted(store.side(), store.volume()));
        };
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var users = new VolumeUsers(tools, store);
        users.refuseRunning();
        var mover = new Mover(tools, store);
        if (mover.untouched(store.side(), store.volume(), recall(context))) {
            users.refuseFilled();
        }
        mover.away(store.side(), store.volume(), recall(context));
        tools.volumes().remove(store.side());
        return Outcome.done("volume '%s' holds the proven data".formatted(store.volume()));
    }

    private static Map<String, String> recall(StepContext context) {
        var recalled = new HashMap<String, String>();
        for (var key : List.of("way", "inode")) {
            context.recall(MEMORY + key).ifPresent(value -> recalled.put(key, value));
        }
        return recalled;
    }

    /** Takes the restored data out again; the older data follows when the quarantine is undone. */
    private final class TakeOut implements Undo {
        @Override
        public String title() {
            return "nothing to do: the quarantine's way back keeps it";
        }

        @Override
        public List<String> byHand() {
            return List.of();
        }

        @Override
        public Map<String, String> prepare(StepContext context) throws StepException, InterruptedException {
            var prepared = new Mover(tools, store).prepare(store.side(), store.volume(), context);
            prepared.forEach((key, value) -> context.remember(MEMORY + key, value));
            return prepared;
        }

        /** A move cut short is finished, so that each volume is whole before the quarantine is undone. */
        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
            var mover = new Mover(tools, store);
            if (tools.volumes().find(store.side()).isPresent()) {
                var found = mover.look(store.side(), store.volume(), data);
                if (!found.equals("not") && !found.equals("there")) {
                    mover.away(store.side(), store.volume(), data);
                }
            }
            return Outcome.done("the restored data goes where the old data was kept");
        }
    }
}
