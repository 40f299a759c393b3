package com.wallstreetsim.restore.runbook.status;

import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Overview;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Look;
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.site.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks at everything of the site at the same time. */
public final class SiteOverview implements Overview.Source {
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private final StatusTools tools;
    private final ExecutorService executor;
    private final ServiceLooks services;
    private final AtomicBoolean scanning = new AtomicBoolean();

    public SiteOverview(StatusTools tools, ExecutorService executor) {
        this.tools = tools;
        this.executor = executor;
        this.services = new ServiceLooks(tools);
    }

    /** Scans the shelf behind the looks, once: the next look knows what was found. */
    private void scanShelf() {
        if (scanning.compareAndSet(false, true)) {
            tools.shelf().scan(scanned -> {});
        }
    }

    @Override
    public Overview probe() throws InterruptedException {
        return probe(soFar -> {});
    }

    @Override
    public Overview probe(Consumer<Overview> soFar) throws InterruptedException {
        scanShelf();
        var answers = new Semaphore(0);
        var looks = looks(answers::release);
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!looks.answered() && answers.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            soFar.accept(seen(looks, true));
        }
        return seen(looks, false);
    }

    /** What is looked at, all at the same time. */
    private record Looks(
            Look<String> engine,
            Look<Overview.Service> postgres,
            Look<Overview.Service> redis,
            Look<Overview.Service> clickhouse,
            Look<List<Overview.Service>> applications,
            Look<Overview.Service> disk,
            Look<List<String>> kept,
            Look<List<String>> keptVolumes,
            Look<List<Candidate>> backups) {
        boolean answered() {
            return Stream.of(engine, postgres, redis, clickhouse, applications, disk, kept, keptVolumes, backups)
                    .allMatch(Look::answered);
        }
    }

    private Looks looks(Runnable answered) {
        return new Looks(
                look(() -> tools.containers().engineVersion(), answered),
                look(services::postgres, answered),
                look(services::redis, answered),
                look(services::clickhouse, answered),
                look(services::applications, answered),
                look(services::disk, answered),
                look(services::kept, answered),
                look(services::keptVolumes, answered),
                look(() -> tools.shelf().candidates(), answered));
    }

    private <T> Look<T> look(Callable<T> what, Runnable answered) {
        return Look.start(executor, LIMIT, what, answered);
    }

    /** What the looks found; without {@code soFar} those are waited for that did not answer yet. */
    private Overview seen(Looks looks, boolean soFar) throws InterruptedException {
        var found = new ArrayList<Overview.Service>();
        found.add(service("postgres", looks.postgres(), soFar));
        found.add(service("redis", looks.redis(), soFar));
        found.add(service("clickhouse", looks.clickhouse(), soFar));
        found.addAll(applications(looks.applications(), soFar));
        found.add(service("disk", looks.disk(), soFar));
        var checks = new ArrayList<Proof>();
        if (!waits(looks.engine(), soFar)) {
            checks.add(dockerCheck(looks.engine()));
        }
        var shelf = or(looks.backups(), List.<Candidate>of(), soFar);
        if (!waits(looks.backups(), soFar)) {
            checks.add(backupCheck(shelf));
        }
        return new Overview(
                tools.clock().instant(), alarms(found, checks), found, shelf, loss(shelf), kept(looks, soFar), checks);
    }

    private static List<String> kept(Looks looks, boolean soFar) throws InterruptedException {
        var kept = new ArrayList<>(kept("databases", looks.kept(), soFar));
        kept.addAll(kept("volumes", looks.keptVolumes(), soFar));
        return kept;
    }

    /** Nothing kept, and nobody knows, are two answers. */
    private static List<String> kept(String what, Look<List<String>> look, boolean soFar) throws InterruptedException {
        if (waits(look, soFar)) {
            return List.of();
        }
        try {
            return look.get();
        } catch (StepException e) {
            return List.of("kept %s: unknown, %s".formatted(what, e.message()));
        }
    }

    private static boolean waits(Look<?> look, boolean soFar) {
        return soFar && !look.answered();
    }

    private static Overview.Service service(String name, Look<Overview.Service> look, boolean soFar)
            throws InterruptedException {
        if (waits(look, soFar)) {
            return looking(name);
        }
        try {
            return look.get();
        } catch (StepException e) {
            // Nobody answered for it: that it is down was not seen.
            return new Overview.Service(name, Overview.Health.UNKNOWN, e.message());
        }
    }

    private static Overview.Service looking(String name) {
        return new Overview.Service(name, Overview.Health.LOOKING, "...");
    }

    private List<Overview.Service> applications(Look<List<Overview.Service>> look, boolean soFar)
            throws InterruptedException {
        if (waits(look, soFar)) {
            return tools.applications().names().stream()
                    .map(SiteOverview::looking)
                    .toList();
        }
        try {
            return look.get();
        } catch (StepException e) {
            return List.of(new Overview.Service("applications", Overview.Health.UNKNOWN, e.message()));
        }
    }

    private static <T> T or(Look<T> look, T otherwise, boolean soFar) throws InterruptedException {
        if (waits(look, soFar)) {
            return otherwise;
        }
        try {
            return look.get();
        } catch (StepException e) {
            return otherwise;
        }
    }

    private static Proof dockerCheck(Look<String> engine) throws InterruptedException {
        try {
            return Proof.seen("Docker engine", engine.get());
        } catch (StepException e) {
            return new Proof("Docker engine", e.message() + " (" + e.hint() + ")", "answers", false);
        }
    }

    private Proof backupCheck(List<Candidate> shelf) {
        var newest = shelf.stream().findFirst();
        return newest.map(backup -> Proof.seen(
                        "newest backup",
                        "%s, %s old, %s"
                                .formatted(
                                        backup.name(),
                                        Words.span(backup.age(tools.clock().instant())),
                                        Words.size(backup.bytes()))))
                .orElse(new Proof(
                        "newest backup", "none in " + tools.site().paths().backups(), "at least one", false));
    }

    private List<String> alarms(List<Overview.Service> found, List<Proof> checks) {
        var alarms = new ArrayList<String>();
        checks.stream()
                .filter(check -> !check.holds())
                .forEach(check -> alarms.add(check.what() + ": " + check.found()));
        found.stream()
                .filter(service -> service.health() == Overview.Health.DOWN)
                .forEach(service -> alarms.add(service.name() + " is DOWN: " + service.detail()));
        found.stream()
                .filter(service -> service.health() == Overview.Health.UNKNOWN)
                .forEach(service -> alarms.add(service.name() + " is UNKNOWN: " + service.detail()));
        found.stream()
                .filter(service -> service.health() == Overview.Health.DEGRADED)
                .forEach(service -> alarms.add(service.name() + " is DEGRADED: " + service.detail()));
        tools.site().findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .map(Finding::text)
                .forEach(alarms::add);
        return alarms;
    }

    private Optional<String> loss(List<Candidate> shelf) {
        return shelf.stream()
                .filter(backup -> backup.state() == Candidate.State.GOOD)
                .findFirst()
                .map(backup -> "Restored now, %s of changes would be lost."
                        .formatted(Words.span(backup.age(tools.clock().instant()))));
    }
}
