package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of one site, for front-ends. */
public interface Runs {
    /** Makes the plan that {@link #start} would run; nothing is written. */
    Plan plan(Procedure procedure, Answers answers) throws StepException, InterruptedException;

    /** Measures what each step of the plan would meet; reads only, may take seconds. */
    Map<StepId, Preview> preview(Plan plan) throws InterruptedException;

    /** One line that an operator should read before a run is started from this session; may take seconds. */
    default Optional<String> beforeStart() throws InterruptedException {
        return Optional.empty();
    }

    /**
     * Writes the plan and starts an engine on it.
     *
     * @throws HeldException when another run holds a resource of the plan
     */
    RunHandle start(Plan plan, boolean dryRun) throws StepException, InterruptedException;

    /** The newest runs of this site, newest first, at most 200. */
    List<RunSummary> list() throws StepException;

    /** Runs that need somebody: running, at a gate or interrupted; newest first. */
    List<RunSummary> unfinished() throws StepException;

    Optional<RunHandle> open(RunId id) throws StepException;

    /** What a rule would remove of the records of this site's runs, and what it leaves and why; removes nothing. */
    Pruning pruning(Pruning.Rule rule) throws StepException;

    /**
     * Removes the record of a run for good.
     *
     * @throws StepException when something is still kept by it or it is not at its end
     */
    void remove(RunId id) throws StepException;

    /**
     * Holds a run's record against the world; changes nothing and takes no lock.
     *
     * @throws StepException when this version cannot make the run's plan again, with the reason
     */
    RunCheck check(RunId id, List<Procedure> catalogue) throws StepException;
}
