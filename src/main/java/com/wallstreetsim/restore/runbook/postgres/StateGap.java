package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.nio.file.Path;
import java.util.List;

/** Says in words what the restore did not bring back and where what tells of it is. */
final class StateGap implements Step {
    private final Gap gap;
    private final Path backup;

    StateGap(Gap gap, Path backup) {
        this.gap = gap;
        this.backup = backup;
    }

    @Override
    public StepId id() {
        return new StepId("gap");
    }

    @Override
    public String title() {
        return "State the gap that stays";
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public List<String> byHand() {
        return List.of("ls -l gap/   # in the run's directory");
    }

    @Override
    public WayBack wayBack() {
        return WayBack.notNeeded();
    }

    @Override
    public Standing standing(StepContext context) {
        return Standing.unknowable();
    }

    @Override
    public Outcome run(StepContext context) throws StepException {
        return Outcome.proven(
                "the data is as of %s (%s); %s is missing and must be replayed by hand from %s"
                        .formatted(
                                gap.from(),
                                backup.getFileName(),
                                gap.words(),
                                GapFiles.of(context).directory()),
                List.of(
                        Proof.seen("data as of", gap.from().toString()),
                        Proof.seen("wanted", gap.to().toString()),
                        Proof.seen("not brought back", gap.words())));
    }
}
