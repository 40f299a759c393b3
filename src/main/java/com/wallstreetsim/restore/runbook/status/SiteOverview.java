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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

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
        scanShelf();
        var engine = look(() -> tools.containers().engineVersion());
        var postgres = look(services::postgres);
        var redis = look(services::redis);
        var clickhouse = look(services::clickhouse);
        var applications = look(services::applications);
        var disk = look(services::disk);
        var kept = look(services::kept);
        var backups = look(() -> tools.shelf().candidates());

        var found = new ArrayList<Overview.Service>();
        found.add(service("postgres", postgres));
        found.add(service("redis", redis));
        found.add(service("clickhouse", clickhouse));
        found.addAll(list("applications", applications));
        found.add(service("disk", disk));
        var shelf = or(backups, List.<Candidate>of());
        var checks = new ArrayList<Proof>();
        checks.add(dockerCheck(engine));
        checks.add(backupCheck(shelf));
        return new Overview(
                tools.clock().instant(), alarms(found, checks), found, shelf, loss(shelf), or(kept, List.of()), checks);
    }

    private <T> Look<T> look(java.util.concurrent.Callable<T> what) {
        return Look.start(executor, LIMIT, what);
    }

    private static Overview.Service service(String name, Look<Overview.Service> look) throws InterruptedException {
        try {
            return look.get();
        } catch (StepException e) {
            return new Overview.Service(name, Overview.Health.DOWN, e.message());
        }
    }

    private static List<Overview.Service> list(String name, Look<List<Overview.Service>> look)
            throws InterruptedException {
        try {
            return look.get();
        } catch (StepException e) {
            return List.of(new Overview.Service(name, Overview.Health.UNKNOWN, e.message()));
        }
    }

    private static <T> T or(Look<T> look, T otherwise) throws InterruptedException {
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
