package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.List;

/** A fix that is safe to try: it takes nothing away that does not come back by itself. */
final class Fix implements Step {
    private final Words words;
    private final Work work;

    Fix(Words words, Work work) {
        this.words = words;
        this.work = work;
    }

    /**
     * How it is shown.
     *
     * @param id the step's id
     * @param title verb and object
     * @param byHand the command by hand
     * @param noWayBack why there is none
     */
    record Words(String id, String title, String byHand, String noWayBack) {}

    /** Does it and proves it. */
    interface Work {
        Outcome perform(StepContext context) throws StepException, InterruptedException;
    }

    @Override
    public StepId id() {
        return new StepId(words.id());
    }

    @Override
    public String title() {
        return words.title();
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        return List.of(words.byHand());
    }

    @Override
    public WayBack wayBack() {
        return WayBack.none(words.noWayBack());
    }

    /** It may be done again at any time. */
    @Override
    public Standing standing(StepContext context) {
        return Standing.unknowable();
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        return work.perform(context);
    }
}
