package com.wallstreetsim.restore;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import java.util.concurrent.TimeUnit;

/** Watches an engine as a front-end does, types every phrase that is asked for, and kills it where it is told. */
final class CrashWatch {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(180);

    private final RunHandle run;

    CrashWatch(RunHandle run) {
        this.run = run;
    }

    private interface Until {
        boolean reached() throws StepException, InterruptedException;
    }

    /** Types what is asked for until the engine is gone. */
    void attend() throws StepException, InterruptedException {
        await(() -> false, 20);
        // Its report comes after its last line in the journal.
        ProcessHandle.of(pid()).ifPresent(process -> process.onExit().join());
    }

    /** SIGKILL {@code nanos} after the engine has begun with the step; too late where it is over by then. */
    void killInside(CrashCase row, long nanos) throws StepException, InterruptedException {
        var engines = engines();
        if (await(() -> run.linesAfter(0).stream().skip(engines).anyMatch(line -> begins(row, line.event())))) {
            TimeUnit.NANOSECONDS.sleep(nanos);
            kill();
        }
        attend();
    }

    /** Lines up to the engine that is watched. */
    private long engines() throws StepException {
        return run.linesAfter(0).size();
    }

    private static boolean begins(CrashCase row, RunEvent event) {
        return switch (row.where()) {
            case "middle" -> event instanceof RunEvent.StepStarted e && e.step().equals(row.step());
            case "undo-middle" ->
                event instanceof RunEvent.UndoStarted e && e.step().equals(row.step());
            case "close-middle" ->
                event instanceof RunEvent.CloseStarted e && e.step().equals(row.step());
            default -> throw new IllegalArgumentException(row.point());
        };
    }

    /** SIGKILL while it waits at the step's gate. */
    void killAtGate(String step) throws StepException, InterruptedException {
        if (await(() -> atGate(step))) {
            kill();
        }
        attend();
    }

    /** SIGKILL while the step waits for what is held from its gate on. */
    void killWhileHeld(String step, CrashPostgres.Hold hold) throws Exception {
        try (hold) {
            if (await(() -> atGate(step))) {
                hold.take();
                await(hold::isWaitedFor);
                kill();
            }
        }
        attend();
    }

    private boolean atGate(String step) throws StepException {
        var gate = run.view().openGate();
        return gate != null && gate.gate().equals(step) && run.status() == RunSummary.Status.AT_GATE;
    }

    private void kill() throws StepException {
        ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The last engine's process. */
    private long pid() throws StepException {
        return run.linesAfter(0).stream()
                .filter(line -> line.event() instanceof RunEvent.EngineStarted)
                .map(line -> ((RunEvent.EngineStarted) line.event()).pid())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private boolean await(Until until) throws StepException, InterruptedException {
        return await(until, 3);
    }

    /** False when the engine was gone first. */
    private boolean await(Until until, long pauseMillis) throws StepException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE;
        var answered = 0;
        while (!until.reached()) {
            var status = run.status();
            var gate = run.view().openGate();
            if (status == RunSummary.Status.AT_GATE
                    && gate != null
                    && run.view().gatesOpened() != answered) {
                answered = run.view().gatesOpened();
                run.approve(gate, gate.phrase());
            } else if (status != RunSummary.Status.RUNNING && status != RunSummary.Status.AT_GATE) {
                return until.reached();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the engine of " + run.id() + " does not end");
            }
            TimeUnit.MILLISECONDS.sleep(pauseMillis); // the journal is looked at as a front-end does it
        }
        return true;
    }
}
