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

/** Starts the service on what is in its volume now, and waits until it answers. */
public final class StartService implements Step {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final StoreTools tools;
    private final Store store;
    private final boolean anew;
    private final Ready ready;

    /** @param anew whether the container is removed first and made anew by Compose */
    public StartService(StoreTools tools, Store store, boolean anew, Ready ready) {
        this.tools = tools;
        this.store = store;
        this.anew = anew;
        this.ready = ready;
    }

    @Override
    public StepId id() {
        return new StepId("up");
    }

    @Override
    public String title() {
        return (anew ? "Make container %s anew" : "Start container %s").formatted(store.container());
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        var lines = new ArrayList<String>();
        if (anew) {
            lines.add("docker rm " + store.container());
        }
        lines.add(tools.compose().upByHand(store.at().service()));
        return lines;
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new StopAgain());
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        var running = tools.containers().find(store.container()).filter(ContainerState::running);
        if (running.isEmpty()) {
            return Standing.notDone();
        }
        try {
            ready.ask(context);
            return Standing.done();
        } catch (StepException e) {
            return Standing.partly("it runs, and " + e.message());
        }
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var state = tools.containers().find(store.container());
        if (state.isEmpty() || (anew && !state.get().running())) {
            makeAnew(state.isPresent(), context);
        } else if (!state.get().running()) {
            tools.containers().start(store.container());
        }
        var answer = new AwaitService(tools.containers(), store.container()).until(ready, LIMIT, context);
        return Outcome.done(answer);
    }

    private void makeAnew(boolean there, StepContext context) throws StepException, InterruptedException {
        var from = new MadeFrom(tools.compose(), store.at().service());
        if (there) {
            from.check();
            from.remember(context);
            tools.containers().remove(store.container());
        }
        tools.compose().up(store.at().service(), from.known(context), context::say);
    }

    /** On the way back nobody may use the volume while its content is exchanged. */
    private final class StopAgain implements Undo {
        @Override
        public String title() {
            return "stop it for the way back";
        }

        @Override
        public List<String> byHand() {
            return List.of("docker stop " + store.container());
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException {
            if (tools.containers().find(store.container()).isEmpty()) {
                return Outcome.done("container '%s' is not there".formatted(store.container()));
            }
            tools.containers().stop(store.container(), GRACE);
            return Outcome.done("container '%s' stopped".formatted(store.container()));
        }
    }
}
