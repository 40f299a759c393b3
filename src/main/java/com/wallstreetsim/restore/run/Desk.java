package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Overview;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * All that a front-end is given.
 *
 * @param header who, where, and whether it is live
 * @param overview how the site is
 * @param catalogue every procedure of the runbook, available or not, in the order of the runbook
 * @param runs what was and is done
 * @param contacts whom to call, a line each, from the site file
 * @param about version, runbook revisions, a line each
 * @param clock the time
 */
public record Desk(
        Header header,
        Overview.Source overview,
        List<Procedure> catalogue,
        Runs runs,
        List<String> contacts,
        List<String> about,
        Clock clock) {

    public Desk {
        catalogue = List.copyOf(catalogue);
        contacts = List.copyOf(contacts);
        about = List.copyOf(about);
    }

    /**
     * Holds a run's record against the world; only looks.
     *
     * @throws StepException when this version cannot make the run's plan again, with the reason
     */
    public RunCheck check(RunId run) throws StepException {
        return runs.check(run, catalogue);
    }

    public Optional<Procedure> procedure(String id) {
        return catalogue.stream()
                .filter(procedure -> procedure.id().equals(new ProcedureId(id)))
                .findFirst();
    }
}
