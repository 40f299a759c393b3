package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.function.Consumer;

/** Docker Compose on the site's compose file. */
public interface Compose {
    /** {@code docker compose up -d SERVICE}; what it prints goes to {@code say} line by line. */
    void up(String service, Consumer<String> say) throws StepException, InterruptedException;

    /** The command line an operator would type for it. */
    String upByHand(String service);
}
