package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.port.Database.LoadReport;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;

/** Loads through one connection, in the order of the dump. */
final class SingleLoader implements Loader {
    private final Server server;
    private final Sessions sessions;

    SingleLoader(Server server, Sessions sessions) {
        this.server = server;
        this.sessions = sessions;
    }

    @Override
    public LoadReport load(Path dump, String database, StepContext context) throws StepException, InterruptedException {
        var ended = Terminator.sweep(sessions, database, server.applicationName());
        throw new StepException("not yet: " + ended, "Wait.");
    }
}
