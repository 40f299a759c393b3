package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.Compose.Origin;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;

/** What a service's container was made from: once it is removed, nothing but the run remembers it. */
final class MadeFrom {
    private final Compose compose;
    private final String service;

    MadeFrom(Compose compose, String service) {
        this.compose = compose;
        this.service = service;
    }

    /**
     * Asks whether the container that is there could be made anew.
     *
     * @throws StepException when it could not
     */
    void check() throws StepException {
        var told = compose.told(service);
        if (told.isPresent()) {
            compose.check(told.get());
        }
    }

    /** Remembers what the container tells, if it is there. */
    void remember(StepContext context) throws StepException {
        compose.told(service).ifPresent(told -> context.remember(key(), told.encode()));
    }

    /** What the container tells now; else what it told before; else what those of the other services tell. */
    Origin known(StepContext context) throws StepException {
        var told = compose.told(service).or(() -> context.recall(key()).map(Origin::decode));
        return told.isPresent() ? told.get() : compose.origin(service);
    }

    private String key() {
        return "made-from." + service;
    }
}
