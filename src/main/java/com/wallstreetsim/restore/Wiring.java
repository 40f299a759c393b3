package com.wallstreetsim.restore;

import com.wallstreetsim.restore.cli.GlobalOptions;
import com.wallstreetsim.restore.cli.Installation;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Desk;
import com.wallstreetsim.restore.run.Intent;
import java.nio.file.Path;
import java.util.Optional;

/** Puts the parts together: the only place that knows them all. */
final class Wiring implements Installation {
    @Override
    public Desk open(GlobalOptions options) throws StepException, InterruptedException {
        throw notWired("sites");
    }

    @Override
    public int engine(Path runDirectory, Intent intent, GlobalOptions options)
            throws StepException, InterruptedException {
        throw notWired("engine");
    }

    @Override
    public int fullScreen(Desk desk, GlobalOptions options, Optional<RunId> run)
            throws StepException, InterruptedException {
        throw notWired("full screen");
    }

    @Override
    public String[] version() {
        var version = Wiring.class.getPackage().getImplementationVersion();
        return new String[] {
            "wss-restore " + (version == null ? "development" : version),
            "Java %s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vm.name"))
        };
    }

    private static StepException notWired(String part) {
        return new StepException("not wired: " + part, "This build is for developers only.");
    }
}
