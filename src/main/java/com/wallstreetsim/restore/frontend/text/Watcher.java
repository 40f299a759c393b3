package com.wallstreetsim.restore.frontend.text;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunView;
import java.time.Duration;
import java.util.Optional;

/** What a follower tells. */
public interface Watcher {
    /** One line of the journal, with the view before it and after it. */
    void line(JournalLine line, RunView before, RunView after);

    /** A gate waits; told again only when something else was refused there. */
    void gate(RunHandle run, RunEvent.GateOpened gate, Optional<String> refusal)
            throws StepException, InterruptedException, LeaveException;

    /** Called at every look, also when nothing is new. */
    default void look(RunHandle run) throws StepException, LeaveException {}

    /** The engine lives and has recorded nothing for so long; told again each time as much has passed. */
    default void silent(RunHandle run, Duration time) throws StepException {}
}
