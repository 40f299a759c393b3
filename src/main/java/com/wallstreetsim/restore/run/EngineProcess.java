package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** What the engine's process does from its start to its exit code. It has no terminal and talks to nobody but the run directory. */
public final class EngineProcess {
    /** Twenty seconds: the engine before may still write its report, which takes long on a busy host. */
    private static final int LOCK_TRIES = 400;

    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final RunDirectory directory;
    private final Settings settings;
    private final Cancellation stop = new Cancellation();

    /**
     * @param catalogue all procedures
     * @param who who started it
     * @param version this program's version
     * @param redact takes secrets out of what is logged and recorded
     * @param rules what the site and the host ask of a run
     */
    public record Settings(
            List<Procedure> catalogue,
            Identity who,
            String version,
            Clock clock,
            UnaryOperator<String> redact,
            Rules rules) {
        public Settings(
                List<Procedure> catalogue, Identity who, String version, Clock clock, UnaryOperator<String> redact) {
            this(catalogue, who, version, clock, redact, Rules.ALONE);
        }
    }

    /**
     * What the site and the host ask of a run.
     *
     * @param persons how many persons must answer the gate of a step
     * @param sharedLocks directories whose locks operators with other state directories see
     */
    public record Rules(ToIntFunction<String> persons, List<Path> sharedLocks) {
        /** One person is enough, and nobody else works on this host. */
        public static final Rules ALONE = new Rules(step -> 1, List.of());

        /** Rules of a site on this host. */
        public static Rules onThisHost(ToIntFunction<String> persons) {
            return new Rules(persons, SharedLocks.ofThisHost());
        }
    }

    public EngineProcess(Path runDirectory, Settings settings) {
        this.directory = new RunDirectory(runDirectory);
        this.settings = settings;
    }

    /** The site directory of a run, read before there are settings. */
    public static Path siteOf(Path runDirectory) throws JournalException {
        return Path.of(PlanFile.read(new RunDirectory(runDirectory).plan()).site());
    }

    /** The procedure of a run, read before there is a catalogue. */
    public static String procedureOf(Path runDirectory) throws JournalException {
        return PlanFile.read(new RunDirectory(runDirectory).plan()).procedure();
    }

    /** Asks for a stop at the next safe point; for signal handlers. */
    public void stopSafely() {
        stop.request();
    }

    /** What must hold before an engine acts; its failure ends the run with its words instead of leaving it unexplained. */
    public interface Check {
        void pass() throws StepException;
    }

    /**
     * Performs the intent and gives the exit code.
     *
     * @param leftovers takes away what an engine before this one was killed beside: helpers that nobody uses any more
     */
    public int perform(Intent intent, Check first, Check leftovers)
            throws IOException, StepException, InterruptedException {
        RunGuard.check(directory);
        try (var lock = engineLock()) {
            // Here, too: the engine before may have come to its end after the start of this one was asked for.
            Files.deleteIfExists(directory.settled());
            var file = PlanFile.read(directory.plan());
            var steady = new SteadyClock(settings.clock());
            try (var journal = JournalWriter.open(directory.journal(), steady);
                    var output = new OutputLog(directory.output(), steady, settings.redact())) {
                var lines = JournalReader.readAll(directory.journal()).lines();
                var orphans = Orphans.of(lines, settings.who().host());
                return perform(
                        new Task(intent, first, leftovers, orphans, file),
                        new Ledger(journal, begun(RunView.of(lines)), settings.redact()),
                        output);
            }
        }
    }

    private RunView begun(RunView view) throws JournalException {
        if (view.run().isEmpty()) {
            throw new JournalException(
                    "the journal of run %s is empty: nothing of it was recorded".formatted(directory.id()),
                    "Look with 'wss-restore status' how the site is, then start the procedure anew.",
                    null);
        }
        return view;
    }

    private record Task(Intent intent, Check first, Check leftovers, Orphans orphans, PlanFile file) {}

    private FileLocks.Held engineLock() throws IOException, StepException, InterruptedException {
        for (var attempt = 0; attempt < LOCK_TRIES; attempt++) {
            var lock = FileLocks.tryTake(directory.engineLock());
            if (lock.isPresent()) {
                return lock.get();
            }
            // A viewer that probes the lock owns it for a moment.
            stop.await(50);
        }
        throw new HeldException(
                "another engine performs run " + directory.id(),
                "Watch it with 'wss-restore attach %s'.".formatted(directory.id()));
    }

    private int perform(Task task, Ledger ledger, OutputLog output)
            throws StepException, IOException, InterruptedException {
        var before = ledger.view();
        ledger.append(new RunEvent.EngineStarted(
                task.intent(),
                ProcessHandle.current().pid(),
                settings.who().host(),
                settings.who().by(),
                settings.who().from(),
                settings.version()));
        ExecutorService executor = Executors.newCachedThreadPool(EngineProcess::daemon);
        var tools = new EngineTools(
                directory.path(),
                ledger,
                output,
                new AnswersInbox(directory.answers(), line -> output.say("engine", line)),
                settings.clock(),
                executor,
                stop,
                settings.rules().persons());
        try {
            var began = System.nanoTime();
            var finish = finish(task, before, tools);
            ledger.append(timed(finish, Rewinder.millisSince(began)));
            settle(finish);
            return finish.exit();
        } finally {
            executor.shutdownNow();
        }
    }

    private RunEvent.RunFinished finish(Task task, RunView before, EngineTools tools)
            throws JournalException, InterruptedException, IOException {
        var file = task.file();
        var state = directory.state();
        var places = new ResourceLocks.Places(
                state.resolve("locks"), settings.rules().sharedLocks(), file.site());
        var who = settings.who();
        var holder = new ResourceLocks.Holder(
                file.run(),
                who.by(),
                who.from(),
                settings.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("user.name"),
                state.toString());
        var needed =
                file.mode() == com.wallstreetsim.restore.procedure.Mode.DRY_RUN ? List.<String>of() : file.resources();
        try (var held = ResourceLocks.take(places, needed, holder)) {
            held.remarks().forEach(remark -> tools.output().say("engine", remark));
            task.first().pass();
            if (before.engines() > 0) {
                task.orphans().await(remark -> tools.output().say("engine", remark), () -> stopAsked(tools));
                task.leftovers().pass();
            }
            var plan = new PlanAgain(settings.catalogue(), settings.version()).of(file);
            var finish = task.intent() == Intent.CLOSE
                    ? new Closer(plan, tools, closable(before)).perform()
                    : new Engine(plan, file.mode(), tools).perform(task.intent());
            if (before.engines() > 0) {
                clearAgain(task, tools);
            }
            return finish;
        } catch (JournalException e) {
            throw e;
        } catch (StepException e) {
            return before.notTakenUp(file.run(), e);
        }
    }

    private boolean stopAsked(EngineTools tools) throws JournalException, InterruptedException {
        tools.listen(); // no gate is open: only what concerns the run counts
        return stop.await(BETWEEN_LOOKS_MILLIS);
    }

    /** What a killed engine had asked Docker for may have been made after the first look. The run has ended: it is only said. */
    private static void clearAgain(Task task, EngineTools tools) {
        try {
            task.leftovers().pass();
        } catch (StepException e) {
            tools.output().say("engine", "helper containers of an earlier engine may be left: " + e.message());
        }
    }

    /** A close that was interrupted, or whose undo was refused, may be gone on with. */
    private static Result closable(RunView before) throws StepException {
        var finish = before.finish();
        if (finish != null && finish.result() != Result.REFUSED) {
            return finish.result();
        }
        if (before.intent() != Intent.CLOSE) {
            throw new StepException(
                    "run %s has not ended".formatted(before.run()), "Go on with it or undo it first, then close it.");
        }
        return Result.COMPLETED;
    }

    private static RunEvent.RunFinished timed(RunEvent.RunFinished end, long millis) {
        return new RunEvent.RunFinished(
                end.run(), end.result(), end.message(), end.hint(), end.unchanged(), end.exit(), millis);
    }

    private void settle(RunEvent.RunFinished finish) throws IOException, JournalException {
        var lines = JournalReader.readAll(directory.journal()).lines();
        new Report(lines).writeTo(directory);
        if (finish.result() != Result.REFUSED) {
            RunDirectory.touch(directory.settled());
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "engine-worker");
        thread.setDaemon(true);
        return thread;
    }
}
