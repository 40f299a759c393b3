package com.wallstreetsim.restore;

import com.wallstreetsim.restore.cli.GlobalOptions;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Desk;
import com.wallstreetsim.restore.run.EngineStarter;
import com.wallstreetsim.restore.run.FileRuns;
import com.wallstreetsim.restore.run.RunHandle;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts engines as processes of their own on one site, some of which die at a chosen point. */
final class CrashEngine {
    private final Path site;
    private final Desk desk;
    private final CrashProgram program;

    CrashEngine(Path site, Path looks, CrashProgram program) throws StepException {
        this.site = site;
        this.program = program;
        var options = new GlobalOptions(Optional.of(site), Optional.of(looks), false, Optional.empty());
        this.desk = new Wiring(Clock.systemUTC()).open(options);
    }

    /** A run and the plan it performs. */
    record Started(Plan plan, RunHandle run) {}

    /**
     * A new run whose engine dies at {@code crashAt}; empty for one that does not.
     *
     * @param kept the volume that the run before it kept
     */
    Started start(CrashSubject subject, Path state, String kept, String crashAt)
            throws StepException, InterruptedException {
        var runs = runs(state, crashAt);
        var procedure = desk.procedure(subject.procedure()).orElseThrow();
        var plan = runs.plan(procedure, new Answers(subject.answersAt(site, kept)));
        return new Started(plan, runs.start(plan, false));
    }

    /** The same run, whose next engine dies at {@code crashAt}. */
    RunHandle handle(RunId run, Path state, String crashAt) {
        return runs(state, crashAt).open(run).orElseThrow();
    }

    private FileRuns runs(Path state, String crashAt) {
        var command = new ArrayList<String>();
        if (!crashAt.isEmpty()) {
            command.addAll(List.of("env", "WSS_RESTORE_CRASH_AT=" + crashAt));
        }
        command.addAll(program.command());
        command.addAll(List.of("--state-dir", state.toString(), "engine"));
        // The login the engines record too: a run is answered by nobody else.
        var who = WhoAmI.of(System.getenv());
        var setting = new FileRuns.Setting(site.toString(), Mode.LIVE, who, "development", Clock.systemUTC());
        return new FileRuns(state, setting, new EngineStarter(command));
    }
}
