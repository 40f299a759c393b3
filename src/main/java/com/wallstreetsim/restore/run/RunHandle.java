package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A front-end's hold on one run. Everything goes through the run directory, so any number of them may exist. */
public interface RunHandle {
    RunId id();

    /** The journal folded up to now; reads only what is new since the last call. */
    RunView view() throws StepException;

    /** The journal lines with a number above {@code seq}. */
    List<JournalLine> linesAfter(long seq) throws StepException;

    RunSummary.Status status() throws StepException;

    /** Where the steps' output is; may be gigabytes, read it by pages. */
    Path output();

    /** The report for people, written at the end. */
    Path report();

    Path directory();

    /** Answers the open gate with what was typed. The engine checks it; a wrong phrase leaves the gate open. */
    void approve(RunEvent.GateOpened gate, String typed) throws StepException;

    /** Says no at the open gate; the run ends, with everything it changed put back. */
    void decline(RunEvent.GateOpened gate, String reason) throws StepException;

    /** Asks the engine to stop at the next safe point. */
    void cancel() throws StepException;

    /** Starts an engine that goes on where the run stands, with what it was last started for. */
    void resume() throws StepException;

    /** Starts an engine that puts back what the run replaced. */
    void undo() throws StepException;

    /** Starts an engine that, behind a gate, deletes for good what the run kept. */
    void close() throws StepException;

    /** When the engine's process is held still by a signal: that, and how to let it go on. */
    default Optional<String> heldStill() throws StepException {
        return Optional.empty();
    }

    /** Why an engine is gone that left no end in the journal, where anything tells. */
    default Optional<String> lastWords() {
        return Optional.empty();
    }
}
