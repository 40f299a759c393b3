package com.wallstreetsim.restore;

import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.adapter.host.HostCommands;
import com.wallstreetsim.restore.adapter.host.LocalHostFiles;
import com.wallstreetsim.restore.adapter.host.PnpmProject;
import com.wallstreetsim.restore.backup.BackupShelf;
import com.wallstreetsim.restore.backup.Retention;
import com.wallstreetsim.restore.backup.ScanCache;
import com.wallstreetsim.restore.port.Project;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.runbook.ShelfBackups;
import com.wallstreetsim.restore.runbook.system.Destinations;
import com.wallstreetsim.restore.runbook.system.NewSite;
import com.wallstreetsim.restore.runbook.system.RecoverTools;
import com.wallstreetsim.restore.runbook.system.SystemRecover;
import com.wallstreetsim.restore.site.Redactor;
import com.wallstreetsim.restore.site.SiteException;
import com.wallstreetsim.restore.site.SiteFinder;
import com.wallstreetsim.restore.site.SiteLoader;
import com.wallstreetsim.restore.site.SiteStamp;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Directories that become sites during a run: each is loaded when it is asked for, and anew when its files changed. */
final class RecoverySites implements Destinations {
    private static final String USUAL_DATABASE = "wallstreetsim";

    private final String session;
    private final Path state;
    private final ExecutorService executor;
    private final Clock clock;
    private final Map<Path, Opened> opened = new LinkedHashMap<>();
    /** Of every {@code .env} there was: a secret stays one when its file was replaced. */
    private final Set<Redactor> redactors = new LinkedHashSet<>();

    private record Opened(SiteStamp stamp, NewSite site) {}

    RecoverySites(String session, Path state, ExecutorService executor, Clock clock) {
        this.session = session;
        this.state = state;
        this.executor = executor;
        this.clock = clock;
    }

    /** The procedure that works on them; {@code proposed} is the directory it proposes. */
    SystemRecover procedure(Path proposed) {
        var environment = System.getenv();
        return new SystemRecover(new RecoverTools(
                this,
                new HostCommands(environment),
                new DockerContainers(Optional.ofNullable(environment.get("DOCKER_HOST"))),
                new LocalHostFiles(),
                new SecureRandom(),
                Path.of("").toAbsolutePath(),
                proposed,
                clock,
                executor));
    }

    @Override
    public Backups backups(Path into) {
        var directory = into.resolve("backups");
        var place = new BackupShelf.Place(directory, USUAL_DATABASE, ZoneId.systemDefault(), Retention.RUNBOOK);
        return new ShelfBackups(
                new BackupShelf(place, new ScanCache(state.resolve("scans")), executor, clock), directory);
    }

    @Override
    public Project project(Path into) {
        return new PnpmProject(new HostCommands(System.getenv()), into, text -> masked(into, text));
    }

    @Override
    public boolean describesSite(Path into) {
        return SiteFinder.looksLikeSite(into);
    }

    @Override
    public synchronized NewSite open(Path into) throws StepException {
        var stamp = SiteStamp.of(into);
        var known = opened.get(into);
        if (known != null && known.stamp().equals(stamp)) {
            return known.site();
        }
        var site = loaded(into);
        opened.put(into, new Opened(stamp, site));
        redactors.add(site.site().redactor());
        return site;
    }

    private NewSite loaded(Path into) throws StepException {
        try {
            var site = SiteLoader.load(into);
            for (var refusal : site.refusals()) {
                throw new StepException(refusal.text(), refusal.hint());
            }
            return new SiteTools(site, session, state, executor, clock).newSite();
        } catch (SiteException e) {
            throw new StepException(e.message(), e.hint(), e);
        }
    }

    @Override
    public synchronized String masked(Path into, String text) {
        if (describesSite(into)) {
            try {
                open(into);
            } catch (StepException e) {
                // A site that cannot be loaded yet has told no secret; those known before go on to be masked.
                return all(text);
            }
        }
        return all(text);
    }

    private String all(String text) {
        var masked = Redactor.none().apply(text);
        for (var redactor : redactors) {
            masked = redactor.apply(masked);
        }
        return masked;
    }

    /** How many persons must answer the gate of a step; a directory that is no site yet has no rule of its own. */
    int approvalsFor(Path into, String step) {
        try {
            return describesSite(into) ? SiteLoader.load(into).policy().approvalsFor(step) : 1;
        } catch (SiteException e) {
            return 1; // the step behind the gate opens the site and fails with the same words
        }
    }

    @Override
    public Path drafts() {
        return state.resolve("drafts");
    }
}
