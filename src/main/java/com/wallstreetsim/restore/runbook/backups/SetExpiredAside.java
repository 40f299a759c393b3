package com.wallstreetsim.restore.runbook.backups;

import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes backups beyond the retention off the shelf. They are moved, not deleted: closing the run deletes them. */
final class SetExpiredAside implements Step {
    private final Rotation rotation;
    private final AsideDirectory aside;

    SetExpiredAside(Rotation rotation) {
        this.rotation = rotation;
        this.aside = new AsideDirectory(
                rotation.target().directory(), rotation.target().aside());
    }

    @Override
    public StepId id() {
        return new StepId(rotation.step());
    }

    @Override
    public String title() {
        return "Take %s beyond %d daily, %d weekly off the shelf"
                .formatted(rotation.target().prefix() + " backups", Expired.DAILY, Expired.WEEKLY);
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        return List.of("mkdir '%s'; mv OLD_BACKUP '%s/'".formatted(aside.place(), aside.place()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new PutBack());
    }

    @Override
    public List<Closing> closings() {
        return List.of(new DeleteExpired(aside));
    }

    @Override
    public Preview preview(StepContext context) throws InterruptedException {
        var expired = new Expired(rotation, context).all();
        if (expired.isEmpty()) {
            return Preview.of(new Fact("beyond the retention now", "none"));
        }
        var facts = new ArrayList<Fact>();
        expired.forEach(file -> facts.add(new Fact("beyond the retention now", file.toString())));
        return new Preview(facts);
    }

    @Override
    public Standing standing(StepContext context) throws InterruptedException {
        var left = new Expired(rotation, context).all();
        if (left.isEmpty()) {
            return Standing.done();
        }
        return Files.exists(aside.place())
                ? Standing.partly("%d still on the shelf".formatted(left.size()))
                : Standing.notDone();
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var expired = new Expired(rotation, context).all();
        for (var file : expired) {
            aside.take(file);
            context.say("set aside: " + file);
        }
        return Outcome.done(
                expired.isEmpty()
                        ? "none is beyond the retention"
                        : "%d set aside in %s until the run is closed: %s"
                                .formatted(expired.size(), aside.place().getFileName(), names(expired)));
    }

    private static String names(List<Path> files) {
        return String.join(
                ", ",
                files.stream().map(file -> String.valueOf(file.getFileName())).toList());
    }

    /** Puts them back where they were. */
    private final class PutBack implements Undo {
        @Override
        public String title() {
            return "put them back on the shelf";
        }

        @Override
        public List<String> byHand() {
            return List.of("cp -aln '%s/.' '%s/'".formatted(aside.place(), aside.shelf()));
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException {
            return Outcome.done("%d put back".formatted(aside.putBack()));
        }
    }
}
