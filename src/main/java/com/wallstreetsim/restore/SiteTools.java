package com.wallstreetsim.restore;

import com.wallstreetsim.restore.adapter.clickhouse.ClickHouseHttp;
import com.wallstreetsim.restore.adapter.docker.ContainerRoute;
import com.wallstreetsim.restore.adapter.docker.DockerCompose;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.adapter.docker.DockerDisk;
import com.wallstreetsim.restore.adapter.docker.DockerHelpers;
import com.wallstreetsim.restore.adapter.docker.DockerVolumes;
import com.wallstreetsim.restore.adapter.host.HostCommands;
import com.wallstreetsim.restore.adapter.host.LocalHostFiles;
import com.wallstreetsim.restore.adapter.http.HttpWeb;
import com.wallstreetsim.restore.adapter.pm2.Pm2Applications;
import com.wallstreetsim.restore.adapter.postgres.PostgresDatabase;
import com.wallstreetsim.restore.adapter.redis.JedisStore;
import com.wallstreetsim.restore.backup.ArchiveForm;
import com.wallstreetsim.restore.backup.BackupShelf;
import com.wallstreetsim.restore.backup.FileShelf;
import com.wallstreetsim.restore.backup.RdbForm;
import com.wallstreetsim.restore.backup.Reading;
import com.wallstreetsim.restore.backup.Retention;
import com.wallstreetsim.restore.backup.ScanCache;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Route;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Catalogue;
import com.wallstreetsim.restore.runbook.ShelfBackups;
import com.wallstreetsim.restore.runbook.backups.BackupNow;
import com.wallstreetsim.restore.runbook.backups.BackupTools;
import com.wallstreetsim.restore.runbook.clickhouse.ClickHouseRebuild;
import com.wallstreetsim.restore.runbook.clickhouse.ClickHouseRestart;
import com.wallstreetsim.restore.runbook.clickhouse.ClickHouseRestore;
import com.wallstreetsim.restore.runbook.clickhouse.ClickHouseTools;
import com.wallstreetsim.restore.runbook.postgres.DataSpace;
import com.wallstreetsim.restore.runbook.postgres.PointInTime;
import com.wallstreetsim.restore.runbook.postgres.PostgresRebuild;
import com.wallstreetsim.restore.runbook.postgres.PostgresRestore;
import com.wallstreetsim.restore.runbook.postgres.RestoreTools;
import com.wallstreetsim.restore.runbook.quarantine.KeptRemove;
import com.wallstreetsim.restore.runbook.quarantine.KeptRestore;
import com.wallstreetsim.restore.runbook.quarantine.KeptTools;
import com.wallstreetsim.restore.runbook.quarantine.KeptVolumes;
import com.wallstreetsim.restore.runbook.redis.RedisRebuild;
import com.wallstreetsim.restore.runbook.redis.RedisRestart;
import com.wallstreetsim.restore.runbook.redis.RedisRestore;
import com.wallstreetsim.restore.runbook.redis.RedisTools;
import com.wallstreetsim.restore.runbook.status.SiteOverview;
import com.wallstreetsim.restore.runbook.status.StatusTools;
import com.wallstreetsim.restore.runbook.system.NewSite;
import com.wallstreetsim.restore.runbook.troubleshoot.TroubleTools;
import com.wallstreetsim.restore.runbook.troubleshoot.Troubleshooting;
import com.wallstreetsim.restore.runbook.verify.Verification;
import com.wallstreetsim.restore.runbook.verify.VerifyTools;
import com.wallstreetsim.restore.runbook.volumes.BeforeStop;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import com.wallstreetsim.restore.site.DatabaseUrl;
import com.wallstreetsim.restore.site.Secret;
import com.wallstreetsim.restore.site.ServiceSite;
import com.wallstreetsim.restore.site.Site;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        this.applications = applications(site.applications().names());
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

    private Pm2Applications applications(List<String> names) {
        var place = site.applications();
        return new Pm2Applications(
                commands,
                clock,
                new Pm2Applications.Place(place.pm2(), place.home(), site.directory(), place.ecosystem()),
                names);
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

    /** Removes helper containers of a run whose engine was killed; nobody else would. */
    void removeHelpersOf(RunId run) throws StepException {
        var helpers = new DockerHelpers(Optional.ofNullable(System.getenv("DOCKER_HOST")));
        for (var service : site.services()) {
            for (var left : helpers.startingWith(Store.helpers(run, service))) {
                helpers.remove(left);
            }
        }
    }

    /** This site as a recovery meets it. */
    NewSite newSite() {
        return new NewSite(site, restoreTools(), verifyTools(), this::applications);
    }

    DockerContainers containers() {
        return containers;
    }

    SiteOverview overview() {
        var tools = new StatusTools(
                site, containers, database, redis(), clickhouse(), applications, files, web, shelf, kept(), clock);
        return new SiteOverview(tools, executor);
    }

    /** @param recover works at this site and elsewhere */
    List<Procedure> catalogue(Procedure recover) {
        var built = new ArrayList<Procedure>();
        built.add(recover);
        built.add(new PostgresRestore(restoreTools()));
        built.add(new PointInTime(restoreTools(), clock));
        var store = storeTools();
        var redis = redisTools(store);
        var clickhouse = clickHouseTools(store);
        built.add(new PostgresRebuild(restoreTools(), store));
        built.add(new ClickHouseRestart(clickhouse));
        built.add(new ClickHouseRebuild(clickhouse));
        built.add(new ClickHouseRestore(clickhouse));
        built.add(new RedisRestart(redis));
        built.add(new RedisRebuild(redis));
        built.add(new RedisRestore(redis));
        built.addAll(Verification.all(verifyTools()));
        built.addAll(Troubleshooting.all(troubleTools()));
        var kept = keptTools(store, redis, clickhouse);
        built.add(new KeptRestore(kept));
        built.add(new KeptRemove(kept));
        built.add(new BackupNow(backupTools(), new BackupNow.Stores(redis, clickhouse)));
        return Catalogue.with(built);
    }

    KeptVolumes kept() {
        return new KeptVolumes(site, new DockerVolumes(Optional.ofNullable(System.getenv("DOCKER_HOST"))), files);
    }

    private KeptTools keptTools(StoreTools store, RedisTools redis, ClickHouseTools clickhouse) {
        var places = List.of(
                new KeptTools.Place(
                        site.postgres().at(),
                        DataSpace.DATA_DIRECTORY,
                        "postgres",
                        context -> "PostgreSQL %s answers"
                                .formatted(database.server().version()),
                        BeforeStop.NOTHING),
                new KeptTools.Place(site.redis().at(), RedisTools.DATA, "redis", redis.ready(), redis.beforeStop()),
                new KeptTools.Place(
                        site.clickhouse().at(),
                        ClickHouseTools.DATA,
                        "clickhouse",
                        clickhouse.ready(),
                        BeforeStop.NOTHING));
        return new KeptTools(store, kept(), places);
    }

    private TroubleTools troubleTools() {
        var store = storeTools();
        return new TroubleTools(
                store,
                redisTools(store),
                database,
                clickhouse(),
                backups(),
                this::loginAsApplications,
                new DockerDisk(Optional.ofNullable(System.getenv("DOCKER_HOST")), commands),
                clock,
                executor);
    }

    /** A server that accepts user and password may still not have the database. */
    private void loginAsApplications(DatabaseUrl url) throws StepException {
        var route = new Route(url.host(), url.port(), "DATABASE_URL");
        var place = new PostgresDatabase.Place(
                containers, new ContainerName(site.postgres().container()));
        var asThem = new PostgresDatabase(() -> route, url.user(), url.password(), "wss-restore", place);
        if (!asThem.exists(url.database())) {
            throw new StepException(
                    "there is no database '%s' at %s:%d".formatted(url.database(), url.host(), url.port()),
                    "Correct DATABASE_URL in .env.");
        }
    }

    private BackupTools backupTools() {
        return new BackupTools(site, backups(), database, files, ZoneId.systemDefault());
    }

    private ShelfBackups backups() {
        return new ShelfBackups(shelf, site.paths().backups());
    }

    private VerifyTools verifyTools() {
        return new VerifyTools(
                site, containers, database, redis(), clickhouse(), applications, web, clock, executor, Set.of());
    }

    private ClickHouseTools clickHouseTools(StoreTools store) {
        return new ClickHouseTools(
                store,
                clickHouse(site.clickhouse().container()),
                container -> clickHouse(container.value()),
                fileShelf("clickhouse", "\\.tar(\\.gz|\\.zst)?", new ArchiveForm()));
    }

    private RedisTools redisTools(StoreTools store) {
        return new RedisTools(store, redis(), fileShelf("redis", "\\.rdb", new RdbForm()));
    }

    /** Beside the dumps, in a directory of their own: the nightly script's patterns never meet them. */
    private FileShelf fileShelf(String store, String endings, Reading.Form form) {
        var directory = site.paths().backups().resolve(store);
        return new FileShelf(new FileShelf.Place(directory, store, endings, ZoneId.systemDefault()), form, executor);
    }

    private ClickHouseHttp clickHouse(String container) {
        var place = site.clickhouse();
        var way = new ContainerRoute(
                containers, new ContainerName(container), place.at().containerPort());
        return new ClickHouseHttp(way, place.user(), secret(place.password()));
    }

    private JedisStore redis() {
        return new JedisStore(route(site.redis().at()), secret(site.redis().password()));
    }

    private ClickHouseHttp clickhouse() {
        var clickhouse = site.clickhouse();
        return new ClickHouseHttp(route(clickhouse.at()), clickhouse.user(), secret(clickhouse.password()));
    }

    private StoreTools storeTools() {
        var host = Optional.ofNullable(System.getenv("DOCKER_HOST"));
        return new StoreTools(
                site,
                containers,
                new DockerVolumes(host),
                new DockerHelpers(host),
                compose(),
                applications,
                files,
                web);
    }

    private RestoreTools restoreTools() {
        return new RestoreTools(site, backups(), database, containers, compose(), applications, files, web);
    }

    private DockerCompose compose() {
        var ours = site.services().stream()
                .map(service -> new ContainerName(service.container()))
                .toList();
        var paths = site.paths();
        return new DockerCompose(
                commands,
                containers,
                new DockerCompose.Place(paths.composeFile(), paths.envFile(), site.directory()),
                ours);
    }
}
