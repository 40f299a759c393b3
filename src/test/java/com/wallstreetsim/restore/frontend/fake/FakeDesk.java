package com.wallstreetsim.restore.frontend.fake;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Overview;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.run.Desk;
import com.wallstreetsim.restore.run.Header;
import com.wallstreetsim.restore.run.Pruning;
import com.wallstreetsim.restore.run.RunCheck;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import com.wallstreetsim.restore.run.Runs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site in memory. */
public final class FakeDesk implements Runs {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T18:42:31Z"), ZoneOffset.UTC);

    private final List<ScriptedRun> runs;
    private final List<String> started = new ArrayList<>();
    private Optional<StepException> refusal = Optional.empty();

    /** Newest first; starting a run gives the first of them. */
    public FakeDesk(ScriptedRun... runs) {
        this.runs = List.of(runs);
    }

    public FakeDesk refusing(StepException why) {
        refusal = Optional.of(why);
        return this;
    }

    /** What was started: the answers, and {@code dry} or {@code live}. */
    public List<String> started() {
        return started;
    }

    public Desk desk() {
        return new Desk(
                new Header(Mode.DRILL, "db1", "wallstreetsim", "/srv/wss", "root"),
                FakeDesk::overview,
                List.of(FakeProcedure.RESTORE, new FakeProcedure("redis.restore", Optional.of("it is not built yet"))),
                this,
                List.of("Anna, database: +49 30 1234"),
                List.of("wss-restore 0.1.0", "Runbook of 1 November 2026"),
                CLOCK);
    }

    private static Overview overview() {
        return new Overview(
                CLOCK.instant(),
                List.of("PostgreSQL is DOWN: container wss_postgres exited (1)"),
                List.of(
                        new Overview.Service("postgres", Overview.Health.DOWN, "exited (1) 12 min"),
                        new Overview.Service("redis", Overview.Health.UP, "100,140 keys")),
                List.of(FakeProcedure.FakeShelf.GOOD, FakeProcedure.FakeShelf.CUT),
                Optional.of("Restored now, 16 h 42 m of changes would be lost."),
                List.of("wallstreetsim_before_20261120_101010  237 MiB"),
                List.of(Proof.seen("Docker", "20.10"), new Proof("disk", "1 GiB free", "2 GiB free", false)));
    }

    @Override
    public Plan plan(Procedure procedure, Answers answers) throws StepException {
        return procedure.plan(new RunId(Events.RUN), answers);
    }

    @Override
    public Optional<String> beforeStart() {
        return Optional.of("Logout kills the engine here: stay logged in.");
    }

    @Override
    public Map<StepId, Preview> preview(Plan plan) {
        return Map.of();
    }

    @Override
    public RunHandle start(Plan plan, boolean dryRun) throws StepException {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        started.add((dryRun ? "dry " : "live ") + plan.answers().values());
        return runs.get(0);
    }

    @Override
    public List<RunSummary> list() {
        return runs.stream()
                .map(run -> new RunSummary(run.id(), run.view(), run.status()))
                .toList();
    }

    @Override
    public List<RunSummary> unfinished() {
        return list().stream()
                .filter(run -> run.status() == RunSummary.Status.INTERRUPTED)
                .toList();
    }

    @Override
    public Optional<RunHandle> open(RunId id) {
        return runs.stream()
                .filter(run -> run.id().equals(id))
                .map(RunHandle.class::cast)
                .findFirst();
    }

    @Override
    public RunCheck check(RunId id, List<Procedure> catalogue) throws StepException {
        var view = open(id).orElseThrow().view();
        return new RunCheck(view, FakeProcedure.RESTORE.plan(id, view.steps()), CLOCK);
    }

    @Override
    public Pruning pruning(Pruning.Rule rule) {
        var old = list().stream().skip(rule.keep()).toList();
        return new Pruning(old, List.of());
    }

    @Override
    public void remove(RunId id) {
        started.add("remove " + id);
    }
}
