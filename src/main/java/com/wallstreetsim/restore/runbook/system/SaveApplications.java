package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.WayBack;
import java.nio.file.Path;

/** Has PM2 keep its list, so that the applications come back with the host. */
final class SaveApplications extends Work {
    private final Destinations destinations;
    private final Path into;

    SaveApplications(Destinations destinations, Path into) {
        super(Head.changing(
                "save",
                "Have PM2 remember them",
                WayBack.none("PM2 keeps the list before as dump.pm2.bak"),
                "pm2 save"));
        this.destinations = destinations;
        this.into = into;
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var site = destinations.open(into);
        site.applications().apply(site.names()).save();
        return Outcome.done("PM2 has written its list");
    }
}
