package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs as directories below a state directory. */
public final class FileRuns implements Runs {
    private static final int LISTED = 200;

    private final Path state;
    private final Setting setting;
    private final EngineStarter starter;

    /**
     * @param site the site's directory
     * @param mode LIVE or DRILL, as probed
     * @param sharedLocks directories whose locks operators with other state directories see
     * @param everywhere procedures whose runs are listed at every site: they may work where there is no site yet
     */
    public record Setting(
            String site,
            Mode mode,
            Identity who,
            String version,
            Clock clock,
            List<Path> sharedLocks,
            Set<String> everywhere) {
        public Setting {
            sharedLocks = List.copyOf(sharedLocks);
            everywhere = Set.copyOf(everywhere);
        }

        /** A setting that lists the runs of its site alone, whose locks only runs of its own state directory see. */
        public Setting(String site, Mode mode, Identity who, String version, Clock clock) {
            this(site, mode, who, version, clock, List.of(), Set.of());
        }

        /** A setting whose locks everybody on this host sees. */
        public static Setting onThisHost(
                String site, Mode mode, Identity who, String version, Clock clock, Set<String> everywhere) {
            return new Setting(site, mode, who, version, clock, SharedLocks.ofThisHost(), everywhere);
        }

        private String of(Plan plan) {
            return plan.site().orElse(site);
        }

        /** What is known of this site says nothing of another: there everything counts as live. */
        private Mode modeOf(Plan plan) {
            return of(plan).equals(site) ? mode : Mode.LIVE;
        }

        private boolean lists(RunView run) {
            return run.run().isEmpty() || run.site().equals(site) || everywhere.contains(run.procedure());
        }
    }

    public FileRuns(Path state, Setting setting, EngineStarter starter) {
        this.state = state;
        this.setting = setting;
        this.starter = starter;
    }

    @Override
    public Plan plan(Procedure procedure, Answers answers) throws StepException, InterruptedException {
        var settled = procedure.settle(answers);
        return procedure.plan(freeId(procedure), settled);
    }

    /** Two runs that start in one second are told apart by moving the later one on. */
    private RunId freeId(Procedure procedure) {
        var start = setting.clock().instant();
        var id = RunId.of(start, procedure.id());
        while (Files.exists(runs().resolve(id.value()))) {
            start = start.plusSeconds(1);
            id = RunId.of(start, procedure.id());
        }
        return id;
    }

    @Override
    public Map<StepId, Preview> preview(Plan plan) throws InterruptedException {
        var previews = new LinkedHashMap<StepId, Preview>();
        for (var step : plan.steps()) {
            previews.put(step.id(), Previews.of(step, new LookingContext(plan.run(), setting.clock())));
        }
        return previews;
    }

    @Override
    public Optional<String> beforeStart() throws InterruptedException {
        return starter.sessionEnd().notice();
    }

    @Override
    public RunHandle start(Plan plan, boolean dryRun) throws StepException {
        var mode = dryRun ? Mode.DRY_RUN : setting.modeOf(plan);
        try {
            if (!dryRun) {
                refuseWhileHeld(plan);
            }
            var directory = RunDirectory.create(runs(), plan.run());
            planFile(plan, mode).write(directory.plan());
            try (var journal = JournalWriter.open(directory.journal(), setting.clock())) {
                journal.append(new RunEvent.RunCreated(
                        plan.run().value(),
                        plan.procedure().value(),
                        plan.title(),
                        mode,
                        setting.of(plan),
                        PlanHeads.of(plan)));
                journal.append(PlanHeads.byHand(plan));
            }
            var handle = new FileRunHandle(directory, starter, setting.who(), setting.clock());
            handle.launch(Intent.RUN);
            return handle;
        } catch (FileAlreadyExistsException e) {
            throw new HeldException("run %s was started at the same time".formatted(plan.run()), "Try again.");
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void refuseWhileHeld(Plan plan) throws IOException, StepException {
        var held = ResourceLocks.firstHeld(
                new ResourceLocks.Places(state.resolve("locks"), setting.sharedLocks(), setting.of(plan)),
                plan.resources());
        if (held.isPresent()) {
            throw held.get();
        }
        for (var other : unfinished()) {
            if (other.view().mode() == Mode.DRY_RUN || !other.view().site().equals(setting.of(plan))) {
                continue;
            }
            var shared = resources(new RunDirectory(runs().resolve(other.id().value())));
            if (other.status() == RunSummary.Status.INTERRUPTED && !Collections.disjoint(shared, plan.resources())) {
                throw new HeldException(
                        "run %s was interrupted and not settled; it works on the same things".formatted(other.id()),
                        "Go on with it ('wss-restore resume %s') or undo it ('wss-restore undo %s') first."
                                .formatted(other.id(), other.id()));
            }
        }
    }

    /** What a run works on. Without its plan nobody knows, and it could be half-way through anything. */
    private static List<String> resources(RunDirectory other) throws StepException {
        try {
            return PlanFile.read(other.plan()).resources();
        } catch (JournalException e) {
            throw new HeldException(
                    "run %s was interrupted and cannot be taken up: %s".formatted(other.id(), e.message()),
                    "See what it did with 'wss-restore attach %s', settle that by hand, then move %s out of the way."
                            .formatted(other.id(), other.path()));
        }
    }

    private PlanFile planFile(Plan plan, Mode mode) {
        return new PlanFile(
                1,
                plan.run().value(),
                plan.procedure().value(),
                plan.version(),
                plan.title(),
                mode,
                setting.of(plan),
                plan.answers().values(),
                PlanHeads.of(plan),
                plan.resources().stream().sorted().toList(),
                setting.who().by(),
                setting.who().from(),
                setting.who().host(),
                setting.clock().instant().toString(),
                setting.version());
    }

    @Override
    public List<RunSummary> list() throws StepException {
        return summaries(false, LISTED);
    }

    @Override
    public List<RunSummary> unfinished() throws StepException {
        return summaries(true, LISTED).stream()
                .filter(run -> switch (run.status()) {
                    case RUNNING, AT_GATE, INTERRUPTED -> true;
                    case FINISHED, CLOSED, UNREADABLE -> false;
                })
                .toList();
    }

    private List<RunSummary> summaries(boolean unsettledOnly, int most) throws StepException {
        var found = new ArrayList<RunSummary>();
        for (var directory : directories()) {
            if (found.size() == most) {
                break;
            }
            if (!unsettledOnly || !Files.exists(directory.settled())) {
                summary(directory).ifPresent(found::add);
            }
        }
        return found;
    }

    private List<RunDirectory> directories() throws StepException {
        if (!Files.isDirectory(runs())) {
            return List.of();
        }
        try (var paths = Files.list(runs())) {
            // A link is listed too: as a run whose record is not believed.
            return paths.filter(FileRuns::isRun)
                    .sorted(Collections.reverseOrder())
                    .map(RunDirectory::new)
                    .toList();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static boolean isRun(Path path) {
        try {
            return !new RunId(path.getFileName().toString()).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Nothing for the run of another site. */
    private Optional<RunSummary> summary(RunDirectory directory) throws StepException {
        var handle = new FileRunHandle(directory, starter, setting.who(), setting.clock());
        try {
            var status = handle.status();
            var view = handle.view();
            return setting.lists(view) ? Optional.of(new RunSummary(directory.id(), view, status)) : Optional.empty();
        } catch (JournalException e) {
            return Optional.of(new RunSummary(directory.id(), RunView.EMPTY, RunSummary.Status.UNREADABLE));
        }
    }

    @Override
    public Optional<RunHandle> open(RunId id) {
        var directory = new RunDirectory(runs().resolve(id.value()));
        return Files.exists(directory.path(), LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new FileRunHandle(directory, starter, setting.who(), setting.clock()))
                : Optional.empty();
    }

    @Override
    public RunCheck check(RunId id, List<Procedure> catalogue) throws StepException {
        var directory = new RunDirectory(runs().resolve(id.value()));
        var view = new FileRunHandle(directory, starter, setting.who(), setting.clock()).view();
        var plan = new PlanAgain(catalogue, setting.version()).of(PlanFile.read(directory.plan()));
        return new RunCheck(view, plan, setting.clock());
    }

    @Override
    public Pruning pruning(Pruning.Rule rule) throws StepException {
        return Pruning.of(summariesOfAll(), rule, setting.clock().instant());
    }

    @Override
    public void remove(RunId id) throws StepException {
        new RunRemoval(runs())
                .remove(
                        id,
                        new FileRunHandle(
                                new RunDirectory(runs().resolve(id.value())), starter, setting.who(), setting.clock()));
    }

    private List<RunSummary> summariesOfAll() throws StepException {
        return summaries(false, Integer.MAX_VALUE);
    }

    private Path runs() {
        return state.resolve("runs");
    }

    private JournalException unusable(IOException e) {
        return new JournalException(
                "the state directory %s cannot be used: %s".formatted(state, e),
                "Check its owner and free space, or name another one with --state-dir.",
                e);
    }
}
