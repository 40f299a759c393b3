package com.wallstreetsim.restore.frontend.text;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunView;

/** Why following a run ended. */
public sealed interface Ending {
    /** The exit code that says so. */
    int exit();

    /** The engine came to its end. */
    record Finished(RunEvent.RunFinished finish) implements Ending {
        @Override
        public int exit() {
            return finish.exit();
        }
    }

    /** Nothing the run kept is left. */
    record Closed(RunEvent.RunClosed closed) implements Ending {
        @Override
        public int exit() {
            return 0;
        }
    }

    /** The engine is gone and left no end in the journal. */
    record EngineGone(RunView view) implements Ending {
        // A dead engine has put nothing back, so that a changing step is enough for "failed after a change".
        @Override
        public int exit() {
            var changed =
                    view.steps().stream().anyMatch(step -> step.startedAt() != null && step.impact() != Impact.LOOKS);
            return changed ? 4 : 1;
        }
    }

    /** The operator leaves; the run goes on. */
    record Left(RunView view) implements Ending {
        @Override
        public int exit() {
            return 130;
        }
    }
}
