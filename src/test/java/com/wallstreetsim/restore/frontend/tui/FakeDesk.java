package com.wallstreetsim.restore.frontend.tui;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Overview;
import com.wallstreetsim.restore.procedure.Overview.Health;
import com.wallstreetsim.restore.procedure.Overview.Service;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Question;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A desk over nothing: a site that is down, a catalogue, and the runs a test puts on it. */
final class FakeDesk implements Runs, Overview.Source {
    final FakeShelf shelf = new FakeShelf();
    final List<FakeRun> existing = new ArrayList<>();
    final List<String> started = new ArrayList<>();
    private final Clock clock;
    FakeRun next;
    boolean calm;
    Optional<String> beforeStart = Optional.empty();
    String probeFails = "";
    /** Runs while only Redis has answered. */
    Runnable afterTheFirstAnswer = () -> {};

    FakeDesk(Clock clock, FakeRun next) {
        this.clock = clock;
        this.next = next;
    }

    Desk desk() {
        return new Desk(
                new Header(Mode.DRILL, "db1", "wallstreetsim", "/srv/wss", "root"),
                this,
                catalogue(),
                this,
                List.of("Anna (database)  +49 30 1234", "Ben (servers)  +49 30 5678"),
                List.of("wss-restore 0.1.0", "runbook revision 2026-10-01"),
                clock);
    }

    private List<Procedure> catalogue() {
        var backup = new Question.PickBackup("backup", "Which backup?", "Newest first.", Optional.empty(), shelf);
        var copy = Question.yesNo(
                "safety-copy",
                "Make a safety copy of the old database first?",
                "The old database is kept in any case.",
                false,
                "takes about 20 s more",
                "the old database itself is kept until the run is closed");
        var reason = new Question.Text(
                "reason",
                "Why is the database restored?",
                "Stands in the report.",
                Optional.empty(),
                value -> value.isBlank() ? Optional.of("a reason is needed for the report") : Optional.empty());
        return List.of(
                FakeProcedure.of(
                        "postgres.restore",
                        "Restore PostgreSQL from a backup",
                        "PostgreSQL",
                        Impact.DESTROYS,
                        List.of(backup, copy, reason)),
                FakeProcedure.unavailable(
                        "postgres.rebuild", "Rebuild PostgreSQL's volume", "PostgreSQL", Impact.DESTROYS),
                FakeProcedure.unavailable("redis.restart", "Restart Redis", "Redis", Impact.CHANGES),
                FakeProcedure.unavailable("redis.restore", "Restore Redis from an RDB file", "Redis", Impact.DESTROYS),
                FakeProcedure.of("verify.database", "Verify the database", "Verification", Impact.LOOKS, List.of()),
                FakeProcedure.of("troubleshoot", "Find out what is wrong", "Troubleshoot", Impact.LOOKS, List.of()));
    }

    @Override
    public Overview probe(Consumer<Overview> soFar) {
        var services = List.of(
                new Service("postgres", Health.LOOKING, "..."), new Service("redis", Health.UP, "100,140 keys"));
        soFar.accept(
                new Overview(clock.instant(), List.of(), services, List.of(), Optional.empty(), List.of(), List.of()));
        afterTheFirstAnswer.run();
        return probe();
    }

    @Override
    public Overview probe() {
        if (!probeFails.isEmpty()) {
            throw new IllegalStateException(probeFails);
        }
        return new Overview(
                clock.instant(),
                calm ? List.of() : List.of("PostgreSQL is DOWN: container wss_postgres exited (1), 12 min ago"),
                List.of(
                        new Service(
                                "postgres", calm ? Health.UP : Health.DOWN, calm ? "237 MiB" : "exited (1)  12 min"),
                        new Service("redis", Health.UP, "100,140 keys"),
                        new Service("clickhouse", Health.UP, "1,000,000 rows"),
                        new Service("wss-api", calm ? Health.UP : Health.DEGRADED, calm ? "x2" : "x2  /health 503"),
                        new Service("wss-engine", Health.UP, ""),
                        new Service("disk", Health.UP, "41 GiB free of 80")),
                FakeShelf.ALL.subList(0, 4),
                Optional.of("Restored now, 16 h 42 m of changes would be lost."),
                List.of(),
                List.of(
                        new Proof("docker", "24.0.7", "20 or newer", true),
                        new Proof("node", "16.3.0", "18 or newer", false)));
    }

    @Override
    public Plan plan(Procedure procedure, Answers answers) throws StepException {
        return procedure.plan(FakeRun.ID, answers);
    }

    @Override
    public Optional<String> beforeStart() {
        return beforeStart;
    }

    @Override
    public Map<StepId, Preview> preview(Plan plan) {
        return Map.of(
                new StepId("swap"),
                Preview.of(
                        new Fact("Replaced", "wallstreetsim  237 MiB, 11 tables, newest row 22 Nov 18:41:55"),
                        new Fact("By", "22 Nov 02:00, 907,641 rows, scanned good 40 s ago"),
                        new Fact(
                                "Kept", "old database as wallstreetsim_before_20261122_184302 until the run is closed"),
                        new Fact("Away", "about 1 s")));
    }

    @Override
    public RunHandle start(Plan plan, boolean dryRun) throws StepException {
        started.add(plan.run() + (dryRun ? " dry " : " live ") + plan.answers().values());
        existing.add(next);
        return next;
    }

    @Override
    public List<RunSummary> list() {
        return existing.stream()
                .map(run -> new RunSummary(run.id(), run.view(), run.status()))
                .toList();
    }

    @Override
    public List<RunSummary> unfinished() {
        return list().stream()
                .filter(run -> switch (run.status()) {
                    case RUNNING, AT_GATE, INTERRUPTED -> true;
                    case FINISHED, CLOSED, UNREADABLE -> false;
                })
                .toList();
    }

    @Override
    public Optional<RunHandle> open(RunId id) {
        return existing.stream()
                .filter(run -> run.id().equals(id))
                .map(run -> (RunHandle) run)
                .findFirst();
    }

    @Override
    public RunCheck check(RunId id, List<Procedure> catalogue) throws StepException {
        return new RunCheck(next.view(), catalogue.get(0).plan(id, Answers.NONE), clock);
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
