package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.Answering;
import com.wallstreetsim.restore.frontend.headless.Gatekeeper;
import com.wallstreetsim.restore.frontend.headless.Stop;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.RunHandle;
import java.util.Map;

/** Starts a procedure with what the command line says, and follows it without asking. */
final class Starting {
    private static final String RECOVER = "system.recover";

    private final RestoreCommand root;
    private final Following following;

    Starting(RestoreCommand root, Following following) {
        this.root = root;
        this.following = following;
    }

    int run(String procedure, Map<String, String> given, boolean dryRun) throws StepException, InterruptedException {
        var gates = Gatekeeper.deciding(following.approvals());
        return following.headless(
                root, gates, Stop.cancelling(), runs -> runs.start(() -> start(procedure, given, dryRun)));
    }

    private RunHandle start(String procedure, Map<String, String> given, boolean dryRun)
            throws StepException, InterruptedException {
        // It may bring the site into being; every other procedure works on one.
        var desk = procedure.equals(RECOVER) ? root.openAnywhere() : root.open();
        var chosen = ProcedureChoice.named(desk, procedure);
        return desk.runs().start(desk.runs().plan(chosen, answersTo(chosen, given)), dryRun);
    }

    private static Answers answersTo(Procedure chosen, Map<String, String> given) throws StepException {
        var unavailable = chosen.unavailableBecause();
        if (unavailable.isPresent()) {
            throw new StepException(
                    "'%s' cannot be used: %s".formatted(chosen.id(), unavailable.get()),
                    "'wss-restore procedures' says what can be used now.");
        }
        return new Answering(chosen, given).answers();
    }
}
