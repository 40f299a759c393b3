package com.wallstreetsim.restore.frontend.headless;

import com.wallstreetsim.restore.frontend.text.Ending;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunView;
import java.time.Duration;
import java.time.Instant;

/** Says what happens: to a program as JSON, or to a person as lines. Everything is on its way when a call returns. */
public interface Reporter {
    /** One line of the journal, with the view before it and after it. */
    void line(JournalLine line, RunView before, RunView after);

    /** The engine lives and has recorded nothing for so long. */
    void silent(RunHandle run, Duration time, Instant at) throws StepException;

    /** The following ended. */
    void ended(Ending ending, RunHandle run, RunView view, Instant at);

    /** There is no run: it failed before one was made. */
    void neverStarted(RunEvent.RunFinished finish, Instant at);
}
