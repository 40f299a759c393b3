package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.procedure.Patience;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;

/** Asks a service until it answers, its container gives up, or the time is over; then shows the log's last lines. */
public final class AwaitService {
    private static final int LAST_LINES = 20;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    // One end at the start may pass: the engine starts it again, each time after twice the pause.
    private static final int RESTARTS = 3;

    private final Containers containers;
    private final ContainerName container;

    public AwaitService(Containers containers, ContainerName container) {
        this.containers = containers;
        this.container = container;
    }

    public String until(Ready ready, Duration limit, StepContext context) throws StepException, InterruptedException {
        var patience = Patience.of(limit, BETWEEN);
        while (true) {
            context.checkCancelled();
            try {
                return ready.ask(context);
            } catch (StepException e) {
                refuseEnded(e, context);
                if (!patience.again()) {
                    throw given(e, "does not answer after %d s".formatted(limit.toSeconds()), context);
                }
            }
        }
    }

    private void refuseEnded(StepException asked, StepContext context) throws StepException, InterruptedException {
        var state = containers.find(container);
        if (state.isEmpty()) {
            throw given(asked, "is gone", context);
        }
        if (gaveUp(state.get())) {
            throw given(
                    asked,
                    "ended with code %d%s"
                            .formatted(state.get().exitCode(), state.get().oomKilled() ? ", out of memory" : ""),
                    context);
        }
    }

    private static boolean gaveUp(ContainerState state) {
        return state.status().equals("exited") || (state.status().equals("restarting") && state.restarts() >= RESTARTS);
    }

    private StepException given(StepException asked, String what, StepContext context)
            throws StepException, InterruptedException {
        if (containers.find(container).isPresent()) {
            containers.log(container, LAST_LINES).forEach(context::say);
        }
        return new StepException(
                "container '%s' %s: %s".formatted(container, what, asked.message()),
                "Look at 'docker logs --tail 50 %s'; undo puts back what was there.".formatted(container),
                asked);
    }
}
