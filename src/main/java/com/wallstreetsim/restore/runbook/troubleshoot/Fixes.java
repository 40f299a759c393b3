package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.redis.AofRepair;
import com.wallstreetsim.restore.runbook.volumes.AwaitService;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The fixes that the diagnoses offer. */
final class Fixes {
    private static final Duration READY = Duration.ofSeconds(90);

    private final TroubleTools tools;

    Fixes(TroubleTools tools) {
        this.tools = tools;
    }

    Remedy startPostgres() {
        return Remedy.of(startStep(), "start", "Start it, or let it go on when paused", Set.of("postgres"));
    }

    private Fix startStep() {
        var container = tools.site().postgres().container();
        return new Fix(
                new Fix.Words(
                        "start-postgres",
                        "Start container %s and wait for a query".formatted(container),
                        "docker start %1$s || docker unpause %1$s".formatted(container),
                        "a container that runs is how it should be; 'docker stop' stops it"),
                this::started);
    }

    private Outcome started(StepContext context) throws StepException, InterruptedException {
        var container = new ContainerName(tools.site().postgres().container());
        var state = tools.containers().find(container);
        var status = state.map(ContainerState::status).orElse("not there");
        switch (status) {
            case "not there" ->
                tools.store().compose().up(tools.site().postgres().at().service(), context::say);
            case "paused" -> tools.containers().unpause(container);
            default -> tools.containers().start(container);
        }
        return Outcome.done("it was %s; %s".formatted(status, awaited(container, context)));
    }

    private String awaited(ContainerName container, StepContext context) throws StepException, InterruptedException {
        try {
            return new AwaitService(tools.containers(), container)
                    .until(
                            asked -> "PostgreSQL %s answers"
                                    .formatted(tools.database().server().version()),
                            READY,
                            context);
        } catch (StepException e) {
            throw new StepException(
                    e.message(),
                    "The log above ends with its last lines; 'troubleshoot.postgres-start' reads them.",
                    e);
        }
    }

    /** A wrong owner keeps it from starting, so that it is started too. */
    Remedy giveDirectoryBack() {
        return new Remedy(
                "owner",
                "Correct owner and mode of the data directory",
                "Gives the volume back to the image's user, mode 0700, and starts PostgreSQL. Way back: every entry gets"
                        + " its old owner again.",
                Set.of("postgres"),
                answers -> Store.settle(
                        tools.store(), tools.site().postgres().at(), directory().path(), answers),
                this::ownerSteps);
    }

    private DataDirectory directory() {
        return PostgresTrouble.directory(tools, new RunId("20260101-000000-none"));
    }

    private List<Step> ownerSteps(RunId run, Answers answers) throws StepException {
        var store = Store.of(tools.site().postgres().at(), run, answers);
        return List.of(new DirectoryOwner(tools.store(), store, directory().user()), startStep());
    }

    Remedy endSessions() {
        var live = tools.site().postgres().database();
        var fix = new Fix(
                new Fix.Words(
                        "end-sessions",
                        "End every session in " + live,
                        "docker exec %s psql -U $POSTGRES_USER -d postgres -c \"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'\""
                                .formatted(tools.site().postgres().container(), live),
                        "an open transaction is rolled back; applications log in again by themselves"),
                context -> ended(live));
        return Remedy.of(fix, "end-sessions", "End every session in it", Set.of("postgres"));
    }

    private Outcome ended(String live) throws StepException, InterruptedException {
        var before = tools.database().sessions(live).size();
        tools.database().endSessions(live);
        var now = tools.database().sessions(live).size();
        return Outcome.done(
                "ended %d sessions in '%s'; %d are there now, logged in since".formatted(before, live, now));
    }

    Remedy repairAof() {
        var repair = new AofRepair(tools.redisTools());
        return new Remedy(
                "repair",
                "Repair a copy of the append-only file",
                "Says how many bytes and commands are cut before anything is changed, keeps the original in a volume of"
                        + " its own, places a repaired copy and starts Redis. Way back: undo exchanges them back.",
                Set.of("redis", "apps"),
                repair::settle,
                repair::steps);
    }

    /** What somebody stopped stays stopped: an engine that is started posts to the systems of others. */
    Remedy restartApplications() {
        var names = tools.applications().names();
        var fix = new Fix(
                new Fix.Words(
                        "restart-applications",
                        "Restart what runs of " + String.join(", ", names),
                        restartByHand(tools.applications()),
                        "they run again, with the settings of .env; 'pm2 stop' stops them"),
                this::restarted);
        return Remedy.of(fix, "restart", "Restart what runs of them with the settings of .env", Set.of("apps"));
    }

    private static String restartByHand(Applications applications) {
        var each = List.of("$name");
        return "for name in %s; do if %s | grep -w status | grep -qv stopped; then %s; fi; done"
                .formatted(
                        String.join(" ", applications.names()),
                        applications.byHand("describe", each),
                        applications.byHand("restart --update-env", each));
    }

    private Outcome restarted(StepContext context) throws StepException, InterruptedException {
        var applications = tools.applications();
        var names = Restartable.of(applications, context);
        var left = applications.names().stream()
                .filter(name -> !names.contains(name))
                .toList();
        if (names.isEmpty()) {
            return Outcome.skipped("nothing was restarted: %s not started before".formatted(are(left)));
        }
        applications.restart(names);
        var all = "restarted " + String.join(", ", names);
        return Outcome.done(
                left.isEmpty() ? all : "%s; left alone, as %s not started before".formatted(all, are(left)));
    }

    private static String are(List<String> names) {
        return String.join(", ", names) + (names.size() == 1 ? " was" : " were");
    }
}
