package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.site.ServiceSite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Brings the databases up with Compose and asks each a query: what Docker calls healthy proves nothing. */
final class StartDatabases extends Work {
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long BETWEEN_MILLIS = 300;
    private static final int LAST_LINES = 20;
    /** Containers that were there before the run. */
    private static final String BEFORE = "databases.before";

    private static final Set<String> ENDED = Set.of("exited", "restarting", "dead");

    private final Destinations destinations;
    private final Path into;

    StartDatabases(Destinations destinations, Path into) {
        super(Head.changing(
                "databases",
                "Start the databases and ask each a query",
                WayBack.notNeeded(),
                "cd '%s' && docker compose -f docker-compose.db.yml up -d".formatted(into),
                "docker ps"));
        this.destinations = destinations;
        this.into = into;
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new StopAgain());
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        var site = destinations.open(into);
        for (var service : site.site().services()) {
            if (Owners.container(site, service.container())
                    .filter(ContainerState::running)
                    .isEmpty()) {
                return Standing.notDone();
            }
        }
        try {
            ask(site);
            return Standing.done();
        } catch (StepException e) {
            return Standing.partly("the containers run, but " + e.message());
        }
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var site = destinations.open(into);
        rememberThose(site, context);
        for (var service : site.site().services()) {
            refuseForeign(site, service);
            start(site, service, context);
            refuseOtherName(site, service);
        }
        return Outcome.proven("PostgreSQL, Redis and ClickHouse answer", await(site, context));
    }

    private static void rememberThose(NewSite site, StepContext context) throws StepException {
        if (context.recall(BEFORE).isPresent()) {
            return;
        }
        var there = new ArrayList<String>();
        for (var service : site.site().services()) {
            Owners.container(site, service.container()).ifPresent(state -> there.add(service.container()));
        }
        context.remember(BEFORE, String.join(",", there));
    }

    /**
     * One that was there before the run is started as it was made: Compose would remove it and make another where a
     * setting of the new files differs, and with it the last that knows the passwords of its volume.
     */
    private void start(NewSite site, ServiceSite service, StepContext context)
            throws StepException, InterruptedException {
        var name = new ContainerName(service.container());
        var before = List.of(context.recall(BEFORE).orElse("").split(",", -1));
        // One that never ran knows nothing that another would not.
        var there = Owners.container(site, service.container())
                .filter(state ->
                        before.contains(service.container()) && !state.status().equals("created"));
        if (there.isEmpty()) {
            site.restore().compose().up(service.service(), line -> context.say(destinations.masked(into, line)));
        } else if (there.get().status().equals("paused")) {
            site.restore().containers().unpause(name);
        } else if (!there.get().running()) {
            context.say("container %s is there: started as it was made".formatted(name));
            startAgain(site, service, name);
        }
    }

    private static void startAgain(NewSite site, ServiceSite service, ContainerName name) throws StepException {
        try {
            site.restore().containers().start(name);
        } catch (StepException e) {
            throw new StepException(
                    e.message(),
                    "%s '%s' makes it anew from the files that are there now; then resume."
                            .formatted(e.hint(), site.restore().compose().upByHand(service.service())),
                    e);
        }
    }

    /** Compose takes a container's name for its own and would make a container of another site anew. */
    private static void refuseForeign(NewSite site, ServiceSite service) throws StepException {
        var judged = Owners.judge(site, service.container());
        if (judged.blocks()) {
            throw new StepException(judged.what() + " " + judged.found(), judged.fix());
        }
    }

    private static void refuseOtherName(NewSite site, ServiceSite service) throws StepException {
        if (Owners.container(site, service.container()).isEmpty()) {
            throw new StepException(
                    "Compose started service '%s', but there is no container '%s'"
                            .formatted(service.service(), service.container()),
                    "Look for its name with 'docker ps' and name it in wss-restore.yaml, then resume.");
        }
    }

    private List<Proof> await(NewSite site, StepContext context) throws StepException, InterruptedException {
        var deadline = System.nanoTime() + READY.toNanos();
        while (true) {
            context.checkCancelled();
            try {
                return ask(site);
            } catch (StepException e) {
                refuseEnded(site, e, context);
                if (System.nanoTime() > deadline) {
                    sayLogs(site, context);
                    throw new StepException(
                            "the databases do not all answer after %d s: %s".formatted(READY.toSeconds(), e.message()),
                            "A volume that is there already keeps the passwords it was made with: put those into .env. "
                                    + e.hint(),
                            e);
                }
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS); // the next round asks all anew
        }
    }

    /** Waiting helps no container that has given up. */
    private static void refuseEnded(NewSite site, StepException asked, StepContext context)
            throws StepException, InterruptedException {
        for (var service : site.site().services()) {
            var ended = Owners.container(site, service.container()).filter(state -> ENDED.contains(state.status()));
            if (ended.isPresent()) {
                sayLog(site, service, context);
                throw new StepException(
                        "container '%s' ended with code %d: %s"
                                .formatted(service.container(), ended.get().exitCode(), asked.message()),
                        "Look at 'docker logs --tail 50 %s', mend what it says ('%s' makes it anew), then resume."
                                .formatted(
                                        service.container(),
                                        site.restore().compose().upByHand(service.service())),
                        asked);
            }
        }
    }

    private static List<Proof> ask(NewSite site) throws StepException {
        var proofs = new ArrayList<Proof>();
        proofs.add(Proof.seen(
                "PostgreSQL", "version " + site.restore().database().server().version()));
        site.verify().redis().ping();
        proofs.add(
                Proof.seen("Redis", "%,d keys".formatted(site.verify().redis().keys())));
        proofs.add(
                Proof.seen("ClickHouse", "version " + site.verify().clickhouse().version()));
        return proofs;
    }

    private static void sayLogs(NewSite site, StepContext context) throws StepException, InterruptedException {
        for (var service : site.site().services()) {
            sayLog(site, service, context);
        }
    }

    private static void sayLog(NewSite site, ServiceSite service, StepContext context)
            throws StepException, InterruptedException {
        site.restore()
                .containers()
                .log(new ContainerName(service.container()), LAST_LINES)
                .forEach(context::say);
    }

    /** Stops what did not run before, and starts what did and does not now; their volumes stay. */
    private final class StopAgain implements Undo {
        @Override
        public String title() {
            return "stop them; volumes stay";
        }

        @Override
        public List<String> byHand() {
            return List.of("cd '%s' && docker compose -f docker-compose.db.yml stop".formatted(into));
        }

        @Override
        public Map<String, String> prepare(StepContext context) throws StepException {
            var site = destinations.open(into);
            var ran = new ArrayList<String>();
            for (var service : site.site().services()) {
                Owners.container(site, service.container())
                        .filter(ContainerState::running)
                        .ifPresent(state -> ran.add(service.container()));
            }
            return Map.of("ran", String.join(",", ran));
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException {
            var site = destinations.open(into);
            var ran = List.of(data.getOrDefault("ran", "").split(",", -1));
            var stopped = new ArrayList<String>();
            for (var service : site.site().services()) {
                var name = new ContainerName(service.container());
                var found = Owners.container(site, service.container()).filter(state -> Owners.ours(site, state));
                if (found.isPresent() && !ran.contains(service.container())) {
                    site.restore().containers().stop(name, GRACE);
                    stopped.add(service.container());
                } else if (found.filter(state -> !state.running()).isPresent()) {
                    site.restore().containers().start(name);
                }
            }
            return Outcome.done(
                    stopped.isEmpty()
                            ? "all ran before"
                            : "stopped %s; their volumes stay".formatted(String.join(", ", stopped)));
        }
    }
}
