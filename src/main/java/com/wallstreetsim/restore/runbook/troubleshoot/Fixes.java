package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;

/** The fixes that a diagnosis offers. */
final class Fixes {
    private static final Duration READY = Duration.ofSeconds(90);

    private final TroubleTools tools;

    Fixes(TroubleTools tools) {
        this.tools = tools;
    }

    Fix startPostgres() {
        var container = tools.site().postgres().container();
        return new Fix(
                new Fix.Words(
                        "start-postgres",
                        "Start container %s and wait for a query".formatted(container),
                        "docker start " + container,
                        "a container that runs is how it should be; 'docker stop' stops it"),
                this::started);
    }

    private Outcome started(StepContext context) throws StepException, InterruptedException {
        var container = new ContainerName(tools.site().postgres().container());
        tools.containers().start(container);
        try {
            tools.database().awaitQuery(READY);
        } catch (StepException e) {
            tools.containers().log(container, 20).forEach(context::say);
            throw e;
        }
        return Outcome.done(
                "PostgreSQL %s answers".formatted(tools.database().server().version()));
    }

    Fix endSessions() {
        var live = tools.site().postgres().database();
        return new Fix(
                new Fix.Words(
                        "end-sessions",
                        "End every session in " + live,
                        "docker exec %s psql -U $POSTGRES_USER -d postgres -c \"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'\""
                                .formatted(tools.site().postgres().container(), live),
                        "applications log in again by themselves"),
                context -> Outcome.done(
                        "ended %d sessions in '%s'".formatted(tools.database().endSessions(live), live)));
    }

    Fix restartApplications() {
        var names = tools.applications().names();
        return new Fix(
                new Fix.Words(
                        "restart-applications",
                        "Restart " + String.join(", ", names),
                        tools.applications().byHand("restart", names),
                        "they run again; 'pm2 stop' stops them"),
                context -> {
                    tools.applications().stop(names);
                    tools.applications().start(names);
                    return Outcome.done("restarted " + String.join(", ", names));
                });
    }
}
