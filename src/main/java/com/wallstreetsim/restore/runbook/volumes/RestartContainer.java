package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.ContainerName;
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
import com.wallstreetsim.restore.site.ServiceSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Restarts a container and waits until its service answers. Compose says success for a container that is not there. */
public final class RestartContainer implements Step {
    private static final String STARTED = "restart.started";
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final StoreTools tools;
    private final ServiceSite at;
    private final BeforeStop before;
    private final Ready ready;

    public RestartContainer(StoreTools tools, ServiceSite at, BeforeStop before, Ready ready) {
        this.tools = tools;
        this.at = at;
        this.before = before;
        this.ready = ready;
    }

    @Override
    public StepId id() {
        return new StepId("restart");
    }

    @Override
    public String title() {
        return "Restart container " + at.container();
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        var lines = new ArrayList<>(before.byHand());
        lines.add("docker restart -t %d %s".formatted(GRACE.toSeconds(), at.container()));
        return lines;
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new StartAgain());
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        var running = found().filter(ContainerState::running);
        if (running.isEmpty()) {
            return context.recall(STARTED).isPresent() ? Standing.partly("it is stopped") : Standing.notDone();
        }
        if (started(running).equals(context.recall(STARTED).orElse(started(running)))) {
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
        var state = found();
        if (context.recall(STARTED).isEmpty()) {
            context.say(before.look(context));
            context.remember(STARTED, started(state));
        }
        restart(state, context);
        return Outcome.done(new AwaitService(tools.containers(), name()).until(ready, LIMIT, context));
    }

    private void restart(Optional<ContainerState> state, StepContext context)
            throws StepException, InterruptedException {
        if (state.isEmpty()) {
            context.say("container %s is not there: Compose makes it".formatted(name()));
            tools.compose().up(at.service(), context::say);
            return;
        }
        CheckPaused.refuse(tools, name());
        if (started(state).equals(context.recall(STARTED).orElse(""))) {
            tools.containers().stop(name(), GRACE);
        }
        tools.containers().start(name());
    }

    /** A restart that was cut short between its halves has left the service away. */
    private final class StartAgain implements Undo {
        @Override
        public String title() {
            return "starts the container again if the restart left it stopped; the data is not touched";
        }

        @Override
        public List<String> byHand() {
            return List.of("docker start " + at.container());
        }

        @Override
        public Map<String, String> prepare(StepContext context) throws StepException {
            return Map.of(
                    "ran",
                    Boolean.toString(found().filter(ContainerState::running).isPresent()));
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException {
            var state = found();
            var told = context.recall(STARTED).equals(Optional.of(started(state)));
            if (!Boolean.parseBoolean(data.get("ran"))
                    || state.isEmpty()
                    || (state.get().running() && !told)) {
                return Outcome.done("nothing to put back");
            }
            if (told) {
                // Docker goes on with a stop for the whole grace, also when the engine that asked for it is gone.
                tools.containers().stop(name(), GRACE);
            }
            tools.containers().start(name());
            return Outcome.done("container '%s' started".formatted(name()));
        }
    }

    private Optional<ContainerState> found() throws StepException {
        return tools.containers().find(name());
    }

    private static String started(Optional<ContainerState> state) {
        return state.map(ContainerState::started).orElse("never");
    }

    private ContainerName name() {
        return new ContainerName(at.container());
    }
}
