package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for a login over TCP and a query: {@code pg_isready} says yes for the server of a first start too. */
final class Readiness {
    private static final int PAUSE_MILLIS = 200;

    private final Catalogue catalogue;

    Readiness(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void await(Duration limit) throws StepException, InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!ready(deadline, limit)) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** A wrong password or the like is final: waiting does not cure it. */
    private boolean ready(long deadline, Duration limit) throws StepException {
        try {
            catalogue.server();
            return true;
        } catch (AwayException e) {
            if (System.nanoTime() < deadline) {
                return false;
            }
            throw new StepException(
                    "PostgreSQL answered no query within " + limit.toSeconds() + " s: " + e.message(), e.hint(), e);
        }
    }
}
