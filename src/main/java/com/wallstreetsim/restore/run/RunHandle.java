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

    /** Whether its engine, which has told the end, still writes the report and gives its locks back. */
    boolean settling() throws StepException;

    /** Where the steps' output is; may be gigabytes, read it by pages. */
    Path output();

    /** The report for people, written at the end. */
    Path report();

    Path directory();

    /** Says that this front-end has the run open, so that others see who looks at it; gone when its process ends. */
    void attend() throws StepException;

    /** Who else has the run open now. */
    List<Presence> others() throws StepException;

    /** Who this front-end speaks for. */
    Identity who();

    /**
     * Why what this front-end would say at the open gate, or to stop the run, is not taken: somebody else is in charge.
     * Empty when it is taken.
     */
    Optional<String> mayNotAnswer() throws StepException;

    /**
     * Takes the run over from whoever is in charge; recorded with the reason.
     *
     * @throws HeldException while a front-end of theirs is open
     */
    void takeOver(String reason) throws StepException;

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
