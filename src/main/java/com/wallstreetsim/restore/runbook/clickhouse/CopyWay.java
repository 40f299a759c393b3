package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** How the data directory is copied for a backup. */
public interface CopyWay {
    /** {@code frozen parts of the running server}. */
    String words();

    List<String> byHand(Path target);

    /** Makes something to copy from that does not change any more. */
    void begin(StepContext context) throws StepException, InterruptedException;

    /** Writes the archive with its manifest. */
    void write(OutputStream out, StepContext context) throws IOException, StepException, InterruptedException;

    /** Removes what {@link #begin} made; safe to call when there is nothing. */
    void release() throws StepException, InterruptedException;

    /** Whether something that {@link #begin} made is still there. */
    boolean left() throws StepException, InterruptedException;
}
