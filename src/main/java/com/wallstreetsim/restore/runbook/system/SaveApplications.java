package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.site.EnvSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has PM2 keep its list, so that the applications come back with the host. */
final class SaveApplications extends Work {
    private static final String THERE = "save.there";

    private final Destinations destinations;
    private final Path into;
    private final RunId run;

    SaveApplications(Destinations destinations, Path into, RunId run) {
        super(Head.changing("save", "Have PM2 remember them", WayBack.notNeeded(), "pm2 save"));
        this.destinations = destinations;
        this.into = into;
        this.run = run;
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new ListBefore());
    }

    /** PM2's own copy of the list before holds only one, and not that of before this run where the step is repeated. */
    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var applications = applications();
        var list = new Lists(applications);
        try {
            if (context.recall(THERE).equals(Optional.of("true")) && !Files.exists(list.before())) {
                EnvSheet.keep(list.now(), list.before());
            }
        } catch (IOException e) {
            throw new StepException(
                    "PM2's list '%s' cannot be kept: %s".formatted(list.now(), e),
                    "Check owner and free space, then resume.",
                    e);
        }
        applications.save();
        return Outcome.done("PM2 has written its list"
                + (Files.exists(list.before()) ? "; the one before is kept as " + list.before() : ""));
    }

    private Applications applications() throws StepException {
        var site = destinations.open(into);
        return site.applications().apply(site.names());
    }

    /** Where PM2 keeps its list; it holds the environments of all applications, those of others too. */
    private final class Lists {
        private final Path now;

        Lists(Applications applications) {
            this.now = Path.of(applications.home()).resolve("dump.pm2");
        }

        Path now() {
            return now;
        }

        Path before() {
            return now.resolveSibling("dump.pm2.before_" + run.stamp());
        }

        Path undone() {
            return now.resolveSibling("dump.pm2.undone_" + run.stamp());
        }
    }

    /** The list as it was; what PM2 would start with the host otherwise is what was taken back. */
    private final class ListBefore implements Undo {
        @Override
        public String title() {
            return "put the list before back";
        }

        @Override
        public List<String> byHand() {
            return List.of("cd ~/.pm2 && mv dump.pm2.before_%s dump.pm2".formatted(run.stamp()));
        }

        @Override
        public Map<String, String> prepare(StepContext context) throws StepException {
            var there = Boolean.toString(Files.exists(new Lists(applications()).now()));
            context.remember(THERE, there); // a repeated save must not take the run's own list for the one before
            return Map.of("there", there);
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException {
            var list = new Lists(applications());
            try {
                if (Files.exists(list.before())) {
                    Files.move(list.before(), list.now(), StandardCopyOption.ATOMIC_MOVE);
                    return Outcome.done("PM2's list is the one from before the run");
                }
                if (Boolean.parseBoolean(data.get("there")) || !Files.exists(list.now())) {
                    return Outcome.done("PM2's list is as it was");
                }
                Files.move(list.now(), list.undone(), StandardCopyOption.ATOMIC_MOVE);
                return Outcome.done("PM2 had no list; the run's is kept as " + list.undone());
            } catch (IOException e) {
                throw new StepException(
                        "PM2's list '%s' cannot be moved: %s".formatted(list.now(), e),
                        "Move it by hand, then undo again.",
                        e);
            }
        }
    }
}
