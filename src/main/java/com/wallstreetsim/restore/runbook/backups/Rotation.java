package com.wallstreetsim.restore.runbook.backups;

import com.wallstreetsim.restore.procedure.Shelf;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;

/**
 * A shelf whose old backups are taken off it.
 *
 * @param step the id of the step that does it
 * @param target where the new backup went
 * @param good fails for a backup that is not good
 */
record Rotation(String step, Shelf shelf, BackupTarget target, Good good) {
    /** Reads a backup to its last byte. */
    interface Good {
        void check(Path backup, StepContext context) throws StepException, InterruptedException;
    }
}
