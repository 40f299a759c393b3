package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings the code into the directory: whole in a directory of its own first, then moved to its place. */
final class FetchCode extends Work {
    private final Path into;
    private final Fetching fetching;
    private final Path work;
    private final Path aside;
    private final Path inside;

    FetchCode(Path into, Fetching fetching, RunId run) {
        super(Head.changing(
                "code",
                "Get the code from " + fetching.words(),
                WayBack.notNeeded(),
                fetching.byHand(into).toArray(String[]::new)));
        this.into = into;
        this.fetching = fetching;
        // Inside, so that moving is renaming: what is beside may be another disk.
        this.work = into.resolve(".wss-restore-" + run.stamp());
        this.aside = into.resolveSibling(into.getFileName() + "_undone_" + run.stamp());
        this.inside = into.resolve(aside.getFileName());
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new MoveAside());
    }

    @Override
    public Preview preview(StepContext context) throws StepException {
        return Preview.of(
                new Fact("into", into.toString()),
                new Fact("there now", Files.exists(into) ? Trees.listed(into) : "nothing, it is made"));
    }

    @Override
    public Standing standing(StepContext context) {
        if (Files.exists(work)) {
            return Standing.partly("the code is not whole in %s yet".formatted(into));
        }
        return Standing.doneIf(SiteFiles.complete(into));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        try {
            if (!Files.exists(complete()) && !onlyCleaningWasLeft()) {
                fetch(context);
            }
            refuseCollisions(); // again: an attempt that was cut short may have been long ago
            Trees.merge(tree(), into);
            Trees.delete(work);
            return Outcome.proven("the code is in %s".formatted(into), SiteFiles.verify(into));
        } catch (IOException e) {
            throw new StepException(
                    "the code cannot be brought into '%s': %s".formatted(into, e),
                    "Check owner and free space of %s, then resume.".formatted(into),
                    e);
        }
    }

    /** What an interrupted attempt left is fetched anew: nobody knows how far it was. */
    private void fetch(StepContext context) throws IOException, StepException, InterruptedException {
        Trees.delete(work);
        Files.createDirectories(tree());
        try {
            fetching.into(tree(), context);
            SiteFiles.verify(tree());
            refuseCollisions(); // while the work can still be dropped
        } catch (StepException e) {
            Trees.delete(work);
            throw e;
        }
        Files.createFile(complete());
    }

    private boolean onlyCleaningWasLeft() {
        return Files.exists(work) && !Files.exists(tree()) && SiteFiles.complete(into);
    }

    private void refuseCollisions() throws IOException, StepException {
        var both = Trees.collisions(tree(), into);
        if (!both.isEmpty()) {
            throw new StepException(
                    "'%s' is not empty: %s there already"
                            .formatted(
                                    into,
                                    String.join(", ", both.subList(0, Math.min(3, both.size())))
                                            + (both.size() == 1 ? " is" : both.size() > 3 ? " and more are" : " are")),
                    "Choose an empty directory, or answer code=existing to use what is there; in a run that has begun"
                            + " move them away, then resume.");
        }
    }

    private Path tree() {
        return work.resolve("tree");
    }

    private Path complete() {
        return work.resolve("complete");
    }

    /** Moves everything out of the way; deletes nothing. */
    private final class MoveAside implements Undo {
        @Override
        public String title() {
            return "move it aside";
        }

        @Override
        public List<String> byHand() {
            return List.of("mv '%s' '%s'".formatted(into, aside));
        }

        @Override
        public Map<String, String> prepare(StepContext context) throws StepException {
            return Map.of("before", Files.exists(into) ? String.join("\n", Trees.names(into)) : "");
        }

        /** Asked before anything is stopped. */
        @Override
        public void check(StepContext context, Map<String, String> data) throws StepException {
            if (!Trees.othersThan(before(data), into).isEmpty() && !Files.isWritable(into)) {
                throw new StepException(
                        "what is in '%s' cannot be moved aside: this user may not write there".formatted(into),
                        "Undo as its owner or as root.");
            }
        }

        private static List<String> before(Map<String, String> data) {
            return List.of(data.getOrDefault("before", "").split("\n", -1));
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException {
            var place = Trees.canBeRenamedBeside(into) ? aside : inside;
            var stays = new ArrayList<>(before(data));
            stays.add(String.valueOf(inside.getFileName()));
            try {
                var moved = Trees.moveAllBut(stays, into, place);
                return Outcome.done(
                        moved == 0
                                ? "nothing had arrived in %s".formatted(into)
                                : "what was in %s is in %s, except what was there before".formatted(into, place));
            } catch (IOException e) {
                throw new StepException(
                        "what is in '%s' cannot be moved to '%s': %s".formatted(into, place, e),
                        "Move it by hand, then undo again.",
                        e);
            }
        }
    }
}
