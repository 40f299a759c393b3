package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.port.Database.LoadReport;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;

/** Puts a plain dump into an empty database. */
interface Loader {
    LoadReport load(Path dump, String database, StepContext context) throws StepException, InterruptedException;
}
