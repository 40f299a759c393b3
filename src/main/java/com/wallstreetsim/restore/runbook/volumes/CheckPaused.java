package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.LookingStep;
import java.util.List;

/** Looks at a container before it is restarted: one that somebody paused is left to that somebody. */
public final class CheckPaused extends LookingStep {
    private final StoreTools tools;
    private final ContainerName container;

    public CheckPaused(StoreTools tools, ContainerName container) {
        super("look", "Look at container " + container);
        this.tools = tools;
        this.container = container;
    }

    @Override
    public List<String> byHand() {
        return List.of("docker inspect -f '{{.State.Status}}' " + container);
    }

    @Override
    public Outcome run(StepContext context) throws StepException {
        refuse(tools, container);
        var status =
                tools.containers().find(container).map(ContainerState::status).orElse("not there");
        return Outcome.done("container '%s' is %s".formatted(container, status));
    }

    static void refuse(StoreTools tools, ContainerName container) throws StepException {
        var paused = tools.containers()
                .find(container)
                .filter(state -> state.status().equals("paused"));
        if (paused.isPresent()) {
            throw new StepException(
                    "container '%s' is paused".formatted(container),
                    "Somebody paused it: find out who, then 'docker unpause %s' and start again.".formatted(container));
        }
    }
}
