package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.Compose.Origin;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;

/** Remembers what a service's container was made from, before it is removed: nothing else tells it afterwards. */
final class MadeFrom {
    private final Compose compose;
    private final String service;

    MadeFrom(Compose compose, String service) {
        this.compose = compose;
        this.service = service;
    }

    /** What was remembered first in this run; else what the containers tell now, which is remembered. */
    Origin remembered(StepContext context) throws StepException {
        var key = "made-from." + service;
        var known = context.recall(key);
        if (known.isPresent()) {
            return Origin.decode(known.get());
        }
        var origin = compose.origin(service);
        context.remember(key, origin.encode());
        return origin;
    }
}
