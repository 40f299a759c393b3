package com.wallstreetsim.restore.runbook.backups;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

/** On Sundays gives the new backup a second name among the weeklies, as the nightly script does: one file, two names. */
final class PromoteToWeekly implements Step {
    private final String step;
    private final BackupTarget target;

    /** @param step the id of this step in its plan */
    PromoteToWeekly(String step, BackupTarget target) {
        this.step = step;
        this.target = target;
    }

    @Override
    public StepId id() {
        return new StepId(step);
    }

    @Override
    public String title() {
        return "Keep %s as this Sunday's weekly too".formatted(target.daily().getFileName());
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public boolean scaffolding() {
        return true;
    }

    @Override
    public List<String> byHand() {
        return List.of("ln '%s' '%s'".formatted(target.daily(), target.weekly()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.none("a second name of the new backup, it harms nothing");
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        try {
            return Standing.doneIf(Files.exists(target.weekly()) && Files.isSameFile(target.weekly(), target.daily()));
        } catch (IOException e) {
            throw unlinkable(e);
        }
    }

    @Override
    public Outcome run(StepContext context) throws StepException {
        try {
            Files.createDirectories(Objects.requireNonNull(target.weekly().getParent()));
            Files.createLink(target.weekly(), target.daily());
        } catch (IOException | UnsupportedOperationException e) {
            throw unlinkable(e);
        }
        return Outcome.done("weekly/%s is the same file: no second copy of the data"
                .formatted(target.weekly().getFileName()));
    }

    private StepException unlinkable(Exception e) {
        return new StepException(
                "'%s' cannot be made: %s".formatted(target.weekly(), e),
                "The daily backup is good; copy it to the weekly directory by hand.",
                e);
    }
}
