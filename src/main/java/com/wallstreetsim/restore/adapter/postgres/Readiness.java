package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.Patience;
import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;
import java.util.Optional;

/** Waits for a login over TCP and a query: {@code pg_isready} says yes for the server of a first start too. */
final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Catalogue catalogue;

    Readiness(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void await(Duration limit) throws StepException, InterruptedException {
        var patience = Patience.of(limit, PAUSE);
        var refusal = refusal();
        while (refusal.isPresent()) {
            if (!patience.again()) {
                throw new StepException(
                        "PostgreSQL answered no query within " + limit.toSeconds() + " s: "
                                + refusal.get().message(),
                        refusal.get().hint(),
                        refusal.get());
            }
            refusal = refusal();
        }
    }

    /** A wrong password or the like is final: waiting does not cure it. */
    private Optional<AwayException> refusal() throws StepException {
        try {
            catalogue.server();
            return Optional.empty();
        } catch (AwayException e) {
            return Optional.of(e);
        }
    }
}
