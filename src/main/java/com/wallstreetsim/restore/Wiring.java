package com.wallstreetsim.restore;

import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.adapter.host.LocalHostFiles;
import com.wallstreetsim.restore.cli.GlobalOptions;
import com.wallstreetsim.restore.cli.Installation;
import com.wallstreetsim.restore.cli.Signals;
import com.wallstreetsim.restore.cli.Support;
import com.wallstreetsim.restore.frontend.headless.UsageException;
import com.wallstreetsim.restore.frontend.tui.FullScreen;
import com.wallstreetsim.restore.frontend.tui.Options;
import com.wallstreetsim.restore.frontend.tui.TerminalLookup;
import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import com.wallstreetsim.restore.procedure.KeptVolume;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Desk;
import com.wallstreetsim.restore.run.EngineProcess;
import com.wallstreetsim.restore.run.EngineStarter;
import com.wallstreetsim.restore.run.FileRuns;
import com.wallstreetsim.restore.run.Header;
import com.wallstreetsim.restore.run.Identity;
import com.wallstreetsim.restore.run.Intent;
import com.wallstreetsim.restore.run.JournalException;
import com.wallstreetsim.restore.run.SessionEnd;
import com.wallstreetsim.restore.run.StateDirectory;
import com.wallstreetsim.restore.runbook.Catalogue;
import com.wallstreetsim.restore.runbook.system.SystemRecover;
import com.wallstreetsim.restore.site.Site;
import com.wallstreetsim.restore.site.SiteException;
import com.wallstreetsim.restore.site.SiteFinder;
import com.wallstreetsim.restore.site.SiteLoader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the parts together: the only place that knows them all. */
final class Wiring implements Installation {
    /** What sessions of front-ends at the services are called. */
    private static final String SESSION = "wss-restore";

    private final Clock clock;
    private final ExecutorService executor = Executors.newCachedThreadPool(Wiring::daemon);
    private @Nullable TerminalLookup terminal;
    private final Identity who = WhoAmI.of(System.getenv());

    Wiring(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Desk open(GlobalOptions options) throws StepException {
        return at(load(find(options)), options);
    }

    @Override
    public Desk openAnywhere(GlobalOptions options) throws StepException {
        try {
            return at(load(new SiteFinder().find(options.site(), Path.of("")).directory()), options);
        } catch (SiteException e) {
            return withoutSite(options);
        }
    }

    private Desk at(Site site, GlobalOptions options) throws StepException {
        var state = StateDirectory.open(options.stateDir(), System.getenv());
        var tools = new SiteTools(site, SESSION, state, executor, clock);
        var mode = site.labId().isPresent() ? Mode.DRILL : Mode.LIVE;
        var recover = new RecoverySites(SESSION, state, executor, clock).procedure(site.directory());
        return new Desk(
                new Header(mode, who.host(), site.name(), site.directory().toString(), who.by()),
                tools.overview(),
                tools.catalogue(recover),
                runs(state, site.directory(), mode),
                Notes.contacts(site),
                Notes.about(site, List.of(version())),
                clock);
    }

    @Override
    public KeptVolume.Source kept(GlobalOptions options) throws StepException {
        var state = StateDirectory.open(options.stateDir(), System.getenv());
        return new SiteTools(load(find(options)), SESSION, state, executor, clock).kept();
    }

    /** Where there is no site yet one can be recovered, and nothing else be done. */
    private Desk withoutSite(GlobalOptions options) throws StepException {
        var state = StateDirectory.open(options.stateDir(), System.getenv());
        var sites = new RecoverySites(SESSION, state, executor, clock);
        var directory = options.site().orElse(Path.of("")).toAbsolutePath().normalize();
        var proposed = options.site().isPresent() || Proposal.takes(directory) ? directory : SiteFinder.USUAL;
        return new Desk(
                new Header(Mode.LIVE, who.host(), "no site yet", directory.toString(), who.by()),
                new NoSiteYet(
                        directory,
                        docker(),
                        new LocalHostFiles(),
                        sites.backups(directory).shelf(),
                        clock),
                Catalogue.with(List.of(sites.procedure(proposed)), "there is no site in " + directory),
                runs(state, directory, Mode.LIVE),
                List.of("There is no site file yet that names anybody."),
                List.of(version()),
                clock);
    }

    private static DockerContainers docker() {
        return new DockerContainers(Optional.ofNullable(System.getenv("DOCKER_HOST")));
    }

    private FileRuns runs(Path state, Path directory, Mode mode) {
        var setting =
                FileRuns.Setting.onThisHost(directory.toString(), mode, who, number(), clock, Set.of(SystemRecover.ID));
        var starter = new EngineStarter(engineCommand(state), () -> SessionEnd.probe(System.getenv()));
        return new FileRuns(state, setting, starter);
    }

    private static Path find(GlobalOptions options) throws UsageException {
        try {
            return new SiteFinder().find(options.site(), Path.of("")).directory();
        } catch (SiteException e) {
            throw unusable(e);
        }
    }

    private static Site load(Path directory) throws UsageException {
        try {
            var site = SiteLoader.load(directory);
            var refusals = site.refusals();
            if (!refusals.isEmpty()) {
                throw new UsageException(
                        String.join(
                                "; ",
                                refusals.stream().map(finding -> finding.text()).toList()),
                        refusals.get(0).hint());
            }
            return site;
        } catch (SiteException e) {
            throw unusable(e);
        }
    }

    private static UsageException unusable(SiteException e) {
        return new UsageException(e.finding().text(), e.finding().hint());
    }

    /** The launcher where there is one, so that the engine starts as fast as everything else; else this very Java. */
    private static List<String> engineCommand(Path state) {
        var command = new ArrayList<String>();
        var launcher = System.getProperty("wss.launcher");
        if (launcher != null) {
            command.add(launcher);
        } else {
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(
                    List.of("-Xmx128m", "-cp", absolute(System.getProperty("java.class.path")), Main.class.getName()));
        }
        command.addAll(List.of("--state-dir", state.toString(), "engine"));
        return List.copyOf(command);
    }

    /** The engine works in another directory than the one the class path was written in. */
    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What an engine performs, on which words, and what must hold first. */
    private record Performance(
            List<Procedure> catalogue,
            UnaryOperator<String> redact,
            ToIntFunction<String> approvals,
            EngineProcess.Check first,
            EngineProcess.Check cleaning) {}

    @Override
    public int engine(Path runDirectory, Intent intent, GlobalOptions options)
            throws StepException, InterruptedException {
        var run = runDirectory.toAbsolutePath().normalize();
        var performance = performance(run);
        var settings = new EngineProcess.Settings(
                performance.catalogue(),
                who,
                number(),
                clock,
                performance.redact(),
                EngineProcess.Rules.onThisHost(performance.approvals()));
        var engine = new EngineProcess(run, settings);
        Signals.call(() -> {}, "HUP");
        Signals.call(engine::stopSafely, "TERM", "INT");
        try {
            return engine.perform(intent, performance.first(), performance.cleaning());
        } catch (IOException e) {
            throw new JournalException(
                    "the run directory '%s' cannot be used: %s".formatted(run, e),
                    "Check its owner and the free space of its file system, then resume.",
                    e);
        }
    }

    private Performance performance(Path run) throws StepException {
        var state = run.resolve("../..").normalize();
        var session = "wss-restore " + run.getFileName();
        var directory = EngineProcess.siteOf(run);
        if (EngineProcess.procedureOf(run).equals(SystemRecover.ID)) {
            var sites = new RecoverySites(session, state, executor, clock);
            return new Performance(
                    List.of(sites.procedure(directory)),
                    text -> sites.masked(directory, text),
                    step -> sites.approvalsFor(directory, step),
                    () -> {},
                    () -> {});
        }
        var site = load(directory);
        var tools = new SiteTools(site, session, state, executor, clock);
        var recover = new RecoverySites(session, state, executor, clock).procedure(directory);
        return new Performance(
                tools.catalogue(recover),
                site.redactor(),
                site.policy()::approvalsFor,
                () -> LabCheck.containersAreTheLabs(site, tools.containers()),
                () -> tools.removeHelpersOf(new RunId(String.valueOf(run.getFileName()))));
    }

    @Override
    public void expectFullScreen() {
        terminal = TerminalLookup.begin(executor);
    }

    @Override
    public int fullScreen(Desk desk, GlobalOptions options, Optional<RunId> run) throws StepException {
        var state = StateDirectory.open(options.stateDir(), System.getenv());
        var screen = Options.home(state, System.getenv());
        if (options.theme().isPresent()) {
            screen = screen.withTheme(Theme.valueOf(options.theme().get().name()));
        }
        if (run.isPresent()) {
            screen = screen.attachedTo(run.get());
        }
        return new FullScreen(desk, screen).run(terminal != null ? terminal : TerminalLookup.begin(executor));
    }

    @Override
    public Support support(GlobalOptions options) throws StepException {
        var site = load(find(options));
        return new Support(SupportFacts.of(site, version()), site.redactor());
    }

    @Override
    public String[] version() {
        return new String[] {
            "wss-restore " + number(),
            "Java %s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vm.name"))
        };
    }

    private static String number() {
        var version = Wiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "background");
        thread.setDaemon(true);
        return thread;
    }
}
