package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stops the service's container. */
public final class HaltService implements Step {
    // A server that has much to write is given the time; killing it would make it recover at the next start.
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String ANSWERED = "answered";
    // The start of the container that was told to stop.
    private static final String TOLD = "halt.told";

    private final StoreTools tools;
    private final Store store;
    private final Ready ready;
    private final boolean gated;
    private final BeforeStop before;

    /**
     * Stops it behind the gate of a later step.
     *
     * @param ready whether it answers: asked before, and on the way back
     */
    public HaltService(StoreTools tools, Store store, Ready ready) {
        this(tools, store, ready, BeforeStop.NOTHING);
    }

    /** The same, with something that is done first while the service runs. */
    public HaltService(StoreTools tools, Store store, Ready ready, BeforeStop before) {
        this(tools, store, ready, true, before);
    }

    private HaltService(StoreTools tools, Store store, Ready ready, boolean gated, BeforeStop before) {
        this.tools = tools;
        this.store = store;
        this.ready = ready;
        this.gated = gated;
        this.before = before;
    }

    /** Stops it at once, in a plan without a gate. */
    public static HaltService ungated(StoreTools tools, Store store, Ready ready) {
        return new HaltService(tools, store, ready, false, BeforeStop.NOTHING);
    }

    @Override
    public StepId id() {
        return new StepId("halt");
    }

    @Override
    public String title() {
        return "Stop container " + store.container();
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public boolean behindNextGate() {
        return gated;
    }

    @Override
    public boolean scaffolding() {
        return true;
    }

    @Override
    public List<String> byHand() {
        var lines = new ArrayList<>(before.byHand());
        lines.add("docker stop -t %d %s".formatted(GRACE.toSeconds(), store.container()));
        return lines;
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new StartAgain());
    }

    @Override
    public Set<StepId> usedUpBy() {
        return Set.of(new StepId("up"));
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        return Standing.doneIf(running().isEmpty());
    }

    private Optional<ContainerState> running() throws StepException {
        return tools.containers()
                .find(store.container())
                .filter(state -> state.running() || state.status().equals("restarting"));
    }

    private boolean answers(StepContext context) throws InterruptedException {
        try {
            ready.ask(context);
            return true;
        } catch (StepException e) {
            context.say("does not answer before it is stopped: " + e.message());
            return false;
        }
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var running = running();
        if (running.isEmpty()) {
            return Outcome.done("container '%s' was not running".formatted(store.container()));
        }
        var found = before.look(context);
        if (!found.isEmpty()) {
            context.say(found);
        }
        context.remember(TOLD, running.get().started());
        tools.containers().stop(store.container(), GRACE);
        return Outcome.done("container '%s' stopped".formatted(store.container()));
    }

    /** Starts it when it ran, and waits for its answer when it gave one: data that came back serves again. */
    private final class StartAgain implements Undo {
        @Override
        public String title() {
            return "start it again";
        }

        @Override
        public List<String> byHand() {
            return List.of("docker start " + store.container());
        }

        @Override
        public Map<String, String> prepare(StepContext context) throws StepException, InterruptedException {
            var ran = running().isPresent();
            return Map.of("ran", Boolean.toString(ran), ANSWERED, Boolean.toString(ran && answers(context)));
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
            if (!Boolean.parseBoolean(data.get("ran"))) {
                return Outcome.done("container '%s' had not been running".formatted(store.container()));
            }
            var there = tools.containers().find(store.container());
            if (there.isPresent()) {
                // Docker goes on with a stop for the whole grace, also when the engine that asked for it is gone.
                if (context.recall(TOLD).equals(Optional.of(there.get().started()))) {
                    tools.containers().stop(store.container(), GRACE);
                }
                tools.containers().start(store.container());
            } else {
                var origin = new MadeFrom(tools.compose(), store.at().service()).known(context);
                tools.compose().up(store.at().service(), origin, context::say);
            }
            if (!Boolean.parseBoolean(data.get(ANSWERED))) {
                return Outcome.done("container '%s' started".formatted(store.container()));
            }
            var answer = new AwaitService(tools.containers(), store.container()).until(ready, LIMIT, context);
            return Outcome.done("container '%s' started: %s".formatted(store.container(), answer));
        }
    }
}
