package com.wallstreetsim.restore.runbook.backups;

import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/** Deletes for good what was taken off the shelf. */
final class DeleteExpired implements Closing {
    private final AsideDirectory aside;

    DeleteExpired(AsideDirectory aside) {
        this.aside = aside;
    }

    @Override
    public String title() {
        return "delete the backups beyond the retention";
    }

    @Override
    public Gate gate() {
        return new Gate(
                "Delete old backups",
                String.valueOf(aside.place().getFileName()),
                "the name of the directory they are in",
                "Delete");
    }

    @Override
    public List<String> byHand() {
        return List.of("rm -r '%s'".formatted(aside.place()));
    }

    @Override
    public List<Fact> kept(StepContext context) throws StepException {
        return aside.files().stream()
                .map(file -> new Fact("set aside", String.valueOf(file.getFileName())))
                .toList();
    }

    @Override
    public Outcome run(StepContext context) throws StepException {
        return Outcome.done("deleted %d backups beyond the retention".formatted(aside.delete()));
    }
}
