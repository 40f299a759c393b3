package com.wallstreetsim.restore;

import com.wallstreetsim.restore.cli.GlobalOptions;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.EngineStarter;
import com.wallstreetsim.restore.run.FileRuns;
import com.wallstreetsim.restore.run.Identity;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts engines as processes of their own, some of which die at a chosen point, and answers their gates. */
final class CrashEngine {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private final Path site;
    private final Path state;
    private final Procedure restore;

    CrashEngine(Path site, Path state) throws StepException {
        this.site = site;
        this.state = state;
        var options = new GlobalOptions(Optional.of(site), Optional.of(state), false, Optional.empty());
        this.restore = new Wiring(Clock.systemUTC())
                .open(options)
                .procedure("postgres.restore")
                .orElseThrow();
    }

    /** Something that starts an engine. */
    interface Start {
        void on(RunHandle run) throws StepException;
    }

    Plan plan(Map<String, String> answers) throws StepException, InterruptedException {
        return runs("").plan(restore, new Answers(answers).with("backup", "newest"));
    }

    /** A new run whose engine dies at {@code crashAt}; empty for one that does not. */
    RunHandle start(Map<String, String> answers, String crashAt) throws StepException, InterruptedException {
        return runs(crashAt).start(plan(answers), false);
    }

    /** The same run, whose next engine dies at {@code crashAt}. */
    RunHandle handle(RunId run, String crashAt) throws StepException {
        return runs(crashAt).open(run).orElseThrow();
    }

    private FileRuns runs(String crashAt) {
        var command = new ArrayList<String>();
        if (!crashAt.isEmpty()) {
            command.addAll(List.of("env", "WSS_RESTORE_CRASH_AT=" + crashAt));
        }
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-Xlog:disable", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("--state-dir", state.toString(), "engine"));
        var who = new Identity("tester", "no terminal", "localhost");
        var setting = new FileRuns.Setting(site.toString(), Mode.LIVE, who, "development", Clock.systemUTC());
        return new FileRuns(state, setting, new EngineStarter(command));
    }

    /** Types every phrase that is asked for until the engine is gone. */
    void attend(RunHandle run) throws StepException, InterruptedException {
        await(run, () -> false);
    }

    /** Kills the engine with SIGKILL as soon as its step has told of progress. */
    void killWhileWorking(RunHandle run, String step) throws StepException, InterruptedException {
        var working = await(
                run,
                () -> run.linesAfter(0).stream()
                        .anyMatch(line -> line.event() instanceof RunEvent.StepProgress progress
                                && progress.step().equals(step)));
        if (working) {
            ProcessHandle.of(pid(run)).ifPresent(ProcessHandle::destroyForcibly);
        }
        attend(run);
    }

    /** The last engine's process. */
    static long pid(RunHandle run) throws StepException {
        return run.linesAfter(0).stream()
                .filter(line -> line.event() instanceof RunEvent.EngineStarted)
                .map(line -> ((RunEvent.EngineStarted) line.event()).pid())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private interface Until {
        boolean reached() throws StepException;
    }

    /** False when the engine was gone first. */
    private static boolean await(RunHandle run, Until until) throws StepException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE;
        var answered = -1;
        while (!until.reached()) {
            var status = run.status();
            var gate = run.view().openGate();
            if (status == RunSummary.Status.AT_GATE && gate != null && gate.attempt() != answered) {
                run.approve(gate, gate.phrase());
                answered = gate.attempt();
            } else if (status != RunSummary.Status.RUNNING && status != RunSummary.Status.AT_GATE) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the engine of " + run.id() + " does not end");
            }
            TimeUnit.MILLISECONDS.sleep(10); // the journal is looked at as a front-end does it
        }
        return true;
    }
}
