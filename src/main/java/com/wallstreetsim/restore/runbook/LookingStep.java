package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;

/** The frame of a step that only looks: it needs no gate and no way back, and leaves nothing that could be looked at. */
public abstract class LookingStep implements Step {
    private final StepId id;
    private final String title;

    protected LookingStep(String id, String title) {
        this.id = new StepId(id);
        this.title = title;
    }

    @Override
    public final StepId id() {
        return id;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public final WayBack wayBack() {
        return WayBack.notNeeded();
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        return Standing.unknowable();
    }
}
