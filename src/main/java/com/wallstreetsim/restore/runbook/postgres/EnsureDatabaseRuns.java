package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Brings PostgreSQL up where it is not: ready is a login over TCP and a query, not a word of Docker's. */
final class EnsureDatabaseRuns implements Step {
    private static final Duration READY = Duration.ofSeconds(90);

    private final RestoreTools tools;

    EnsureDatabaseRuns(RestoreTools tools) {
        this.tools = tools;
    }

    @Override
    public StepId id() {
        return new StepId("postgres");
    }

    @Override
    public String title() {
        return "Make sure that PostgreSQL runs";
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
        return List.of(
                tools.compose().upByHand(tools.site().postgres().service()),
                "docker exec %s psql -U $POSTGRES_USER -d postgres -c 'SELECT version()'".formatted(container()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.none("left running");
    }

    @Override
    public Preview preview(StepContext context) throws StepException {
        var found = tools.containers().find(container());
        return Preview.of(new Fact(
                "container " + container(),
                found.map(ContainerState::status).orElse("not there, Compose will make it")));
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        var running = tools.containers().find(container()).filter(ContainerState::running);
        if (running.isEmpty()) {
            return Standing.notDone();
        }
        tools.database().server();
        return Standing.done();
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        context.say("Docker engine " + tools.containers().engineVersion());
        bringUp(context);
        try {
            tools.database().awaitQuery(READY);
        } catch (StepException e) {
            tools.containers().log(container(), 20).forEach(context::say);
            throw e;
        }
        var server = tools.database().server();
        return Outcome.done("PostgreSQL %s answers, %s"
                .formatted(server.version(), tools.database().way()));
    }

    private void bringUp(StepContext context) throws StepException, InterruptedException {
        var found = tools.containers().find(container());
        if (found.isEmpty()) {
            refuseToGuess();
            context.say("container %s is not there: Compose makes it".formatted(container()));
            tools.compose().up(tools.site().postgres().service(), context::say);
        } else if (found.get().status().equals("paused")) {
            throw new StepException(
                    "container '%s' is paused".formatted(container()),
                    "Somebody paused it: find out who, then 'docker unpause %s' and start again."
                            .formatted(container()));
        } else if (!found.get().running()) {
            context.say("container %s is %s: starting it"
                    .formatted(container(), found.get().status()));
            tools.containers().start(container());
        }
    }

    /** Without its files Compose would make another database with the defaults, or nothing at all. */
    private void refuseToGuess() throws StepException {
        var paths = tools.site().paths();
        for (var file : List.of(paths.composeFile(), paths.envFile())) {
            if (Files.notExists(file)) {
                throw new StepException(
                        "container '%s' is not there, and '%s', which Compose needs to make it, is missing"
                                .formatted(container(), file),
                        "Restore that file first, or name it in wss-restore.yaml.");
            }
        }
    }

    private ContainerName container() {
        return new ContainerName(tools.site().postgres().container());
    }
}
