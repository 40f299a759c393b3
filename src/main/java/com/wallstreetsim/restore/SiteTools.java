package com.wallstreetsim.restore;

import com.wallstreetsim.restore.adapter.clickhouse.ClickHouseHttp;
import com.wallstreetsim.restore.adapter.docker.ContainerRoute;
import com.wallstreetsim.restore.adapter.docker.DockerCompose;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.adapter.host.HostCommands;
import com.wallstreetsim.restore.adapter.host.LocalHostFiles;
import com.wallstreetsim.restore.adapter.http.HttpWeb;
import com.wallstreetsim.restore.adapter.pm2.Pm2Applications;
import com.wallstreetsim.restore.adapter.postgres.PostgresDatabase;
import com.wallstreetsim.restore.adapter.redis.JedisStore;
import com.wallstreetsim.restore.backup.BackupShelf;
import com.wallstreetsim.restore.backup.Retention;
import com.wallstreetsim.restore.backup.ScanCache;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.runbook.Catalogue;
import com.wallstreetsim.restore.runbook.ShelfBackups;
import com.wallstreetsim.restore.runbook.postgres.PostgresRestore;
import com.wallstreetsim.restore.runbook.postgres.RestoreTools;
import com.wallstreetsim.restore.runbook.status.SiteOverview;
import com.wallstreetsim.restore.runbook.status.StatusTools;
import com.wallstreetsim.restore.runbook.verify.Verification;
import com.wallstreetsim.restore.runbook.verify.VerifyTools;
import com.wallstreetsim.restore.site.Secret;
import com.wallstreetsim.restore.site.ServiceSite;
import com.wallstreetsim.restore.site.Site;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** The adapters of one site, put together. Making them connects to nothing. */
final class SiteTools {
    private final Site site;
    private final Clock clock;
    private final ExecutorService executor;
    private final DockerContainers containers;
    private final HostCommands commands;
    private final PostgresDatabase database;
    private final Pm2Applications applications;
    private final BackupShelf shelf;
    private final HttpWeb web = new HttpWeb();
    private final LocalHostFiles files = new LocalHostFiles();

    /**
     * @param session what sessions at the services are called, so that leftovers can be told
     * @param state where scans are remembered
     */
    SiteTools(Site site, String session, Path state, ExecutorService executor, Clock clock) {
        this.site = site;
        this.clock = clock;
        this.executor = executor;
        var environment = System.getenv();
        this.containers = new DockerContainers(Optional.ofNullable(environment.get("DOCKER_HOST")));
        this.commands = new HostCommands(environment);
        this.database = database(session);
        this.applications = applications();
        this.shelf = shelf(state);
    }

    private PostgresDatabase database(String session) {
        var postgres = site.postgres();
        return new PostgresDatabase(
                route(postgres.at()),
                postgres.user(),
                secret(postgres.password()),
                session,
                new PostgresDatabase.Place(containers, new ContainerName(postgres.container())));
    }

    private Pm2Applications applications() {
        var place = site.applications();
        return new Pm2Applications(
                commands, clock, new Pm2Applications.Place(place.pm2(), place.home(), site.directory()), place.names());
    }

    private BackupShelf shelf(Path state) {
        var place = new BackupShelf.Place(
                site.paths().backups(), site.postgres().database(), ZoneId.systemDefault(), Retention.RUNBOOK);
        return new BackupShelf(place, new ScanCache(state.resolve("scans")), executor, clock);
    }

    private ContainerRoute route(ServiceSite at) {
        return new ContainerRoute(containers, new ContainerName(at.container()), at.containerPort());
    }

    private static Secret secret(Optional<Secret> known) {
        return known.orElse(Secret.of(""));
    }

    DockerContainers containers() {
        return containers;
    }

    SiteOverview overview() {
        var tools = new StatusTools(
                site, containers, database, redis(), clickhouse(), applications, files, web, shelf, clock);
        return new SiteOverview(tools, executor);
    }

    List<Procedure> catalogue() {
        var built = new ArrayList<Procedure>();
        built.add(new PostgresRestore(restoreTools()));
        built.addAll(Verification.all(verifyTools()));
        return Catalogue.with(built);
    }

    private VerifyTools verifyTools() {
        return new VerifyTools(site, containers, database, redis(), clickhouse(), applications, web, clock, executor);
    }

    private JedisStore redis() {
        return new JedisStore(route(site.redis().at()), secret(site.redis().password()));
    }

    private ClickHouseHttp clickhouse() {
        var clickhouse = site.clickhouse();
        return new ClickHouseHttp(route(clickhouse.at()), clickhouse.user(), secret(clickhouse.password()));
    }

    private RestoreTools restoreTools() {
        return new RestoreTools(
                site,
                new ShelfBackups(shelf, site.paths().backups()),
                database,
                containers,
                compose(),
                applications,
                files,
                web);
    }

    private DockerCompose compose() {
        var ours = site.services().stream()
                .map(service -> new ContainerName(service.container()))
                .toList();
        return new DockerCompose(commands, containers, site.paths().composeFile(), site.directory(), ours);
    }
}
