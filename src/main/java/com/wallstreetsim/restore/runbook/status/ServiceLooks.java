package com.wallstreetsim.restore.runbook.status;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.procedure.Overview;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.site.Finding;
import com.wallstreetsim.restore.site.ServiceSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One look at each service: the container first, then a question that only a working service can answer. */
final class ServiceLooks {
    private static final int TIGHT_DISK_PERCENT = 90;

    private final StatusTools tools;

    ServiceLooks(StatusTools tools) {
        this.tools = tools;
    }

    /** What a running service says of itself. */
    private interface Answer {
        String ask() throws StepException, InterruptedException;
    }

    Overview.Service postgres() throws StepException, InterruptedException {
        return service("postgres", tools.site().postgres().at(), () -> {
            var server = tools.database().server();
            var live = tools.database().facts(tools.site().postgres().database());
            return live.map(facts ->
                            "%s  %s, %d tables".formatted(server.version(), Words.size(facts.bytes()), facts.tables()))
                    .orElseThrow(() -> new StepException(
                            "there is no database '%s'"
                                    .formatted(tools.site().postgres().database()),
                            "Restore it from a backup."));
        });
    }

    Overview.Service redis() throws StepException, InterruptedException {
        return service("redis", tools.site().redis().at(), () -> {
            tools.redis().ping();
            return "%,d keys".formatted(tools.redis().keys());
        });
    }

    Overview.Service clickhouse() throws StepException, InterruptedException {
        return service("clickhouse", tools.site().clickhouse().at(), () -> {
            var version = tools.clickhouse().version();
            var rows = tools.clickhouse().query("SELECT sum(rows) FROM system.parts WHERE active");
            return "%s  %,d rows".formatted(version, Long.parseLong(rows.get(0).get(0)));
        });
    }

    private Overview.Service service(String name, ServiceSite site, Answer answer)
            throws StepException, InterruptedException {
        var found = tools.containers().find(new ContainerName(site.container()));
        if (found.isEmpty()) {
            return new Overview.Service(
                    name, Overview.Health.DOWN, "container %s is not there".formatted(site.container()));
        }
        if (!found.get().running()) {
            return new Overview.Service(name, Overview.Health.DOWN, stopped(found.get()));
        }
        try {
            return new Overview.Service(name, Overview.Health.UP, answer.ask());
        } catch (StepException e) {
            // Whoever cannot read the passwords is turned away, which says nothing of the service.
            return passwordsUnknown()
                    .map(why -> new Overview.Service(name, Overview.Health.UNKNOWN, e.message() + "; " + why))
                    .orElseGet(() -> new Overview.Service(name, Overview.Health.DOWN, e.message()));
        }
    }

    /** Why the site's settings as a whole could not be read. */
    private Optional<String> passwordsUnknown() {
        var settings = Optional.of(tools.site().paths().envFile());
        return tools.site().findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR
                        && finding.line() == 0
                        && finding.file().equals(settings))
                .map(Finding::text)
                .findFirst();
    }

    private String stopped(ContainerState state) {
        var since = state.finishedAt()
                .map(at -> ", " + Words.span(Duration.between(at, tools.clock().instant())) + " ago")
                .orElse("");
        var why = state.oomKilled() ? " out of memory" : "";
        return "container %s %s (%d)%s%s".formatted(state.name(), state.status(), state.exitCode(), why, since);
    }

    List<Overview.Service> applications() throws StepException, InterruptedException {
        if (tools.applications().names().isEmpty()) {
            return List.of();
        }
        var known = tools.applications().list();
        var services = new ArrayList<Overview.Service>();
        for (var name : tools.applications().names()) {
            var application =
                    known.stream().filter(one -> one.name().equals(name)).findFirst();
            services.add(described(name, application));
        }
        return services;
    }

    private static Overview.Service described(String name, Optional<Applications.Application> application) {
        if (application.isEmpty()) {
            return new Overview.Service(name, Overview.Health.DOWN, "not known to PM2");
        }
        var found = application.get();
        var health = found.online() ? Overview.Health.UP : Overview.Health.DOWN;
        var instances = found.instances() > 1 ? " x" + found.instances() : "";
        return new Overview.Service(
                name, health, "%s%s, %d restarts".formatted(found.status(), instances, found.restarts()));
    }

    Overview.Service disk() throws StepException {
        var space = tools.files().space(tools.site().directory());
        var health = space.usedPercent() >= TIGHT_DISK_PERCENT ? Overview.Health.DEGRADED : Overview.Health.UP;
        return new Overview.Service(
                "disk",
                health,
                "%s free of %s (%d %% used)"
                        .formatted(Words.size(space.freeBytes()), Words.size(space.totalBytes()), space.usedPercent()));
    }

    /** Volumes that runs left behind, as {@code quarantine list} tells them in full. */
    List<String> keptVolumes() throws StepException, InterruptedException {
        return tools.keptVolumes().list().stream()
                .map(kept -> "%s  %s  %s"
                        .formatted(
                                kept.service(),
                                kept.bytes().isPresent()
                                        ? Words.size(kept.bytes().getAsLong())
                                        : "size unknown",
                                kept.name()))
                .toList();
    }

    /** Databases that runs left behind: kept old ones, undone ones, and side databases of runs that were cut short. */
    List<String> kept() throws StepException {
        var live = tools.site().postgres().database();
        var kept = new ArrayList<String>();
        for (var ending : List.of("_before_", "_undone_", "_restoring_")) {
            for (var database : tools.database().startingWith(live + ending)) {
                kept.add("%s  %s".formatted(database.name(), Words.size(database.bytes())));
            }
        }
        return kept;
    }
}
