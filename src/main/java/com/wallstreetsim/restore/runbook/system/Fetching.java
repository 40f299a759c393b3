package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Brings the code into an empty directory. */
interface Fetching {
    /** Fills {@code tree}, which is there and empty; nothing outside of it is touched. */
    void into(Path tree, StepContext context) throws IOException, StepException, InterruptedException;

    /** What it is, for titles: {@code the archive code.tar.gz}. */
    String words();

    List<String> byHand(Path into);
}
