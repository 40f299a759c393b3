package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** An engine in this JVM on a run directory of its own, with steps on a fake world. */
final class Rig {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T18:43:02Z"), ZoneOffset.UTC);
    static final Identity ANNA = new Identity("anna", "10.0.0.7", "host");
    static final RunId RUN = new RunId("20261122-184302-test-run");

    final FakeWorld world = new FakeWorld();
    final Path state;
    final RunDirectory directory;
    UnaryOperator<String> redact = text -> text;
    private List<Step> steps;
    private int version = 1;

    /** Steps are named by their impact: {@code look:scan}, {@code change:side}, {@code destroy:swap}. */
    Rig(Path state, Mode mode, String... named) throws IOException, JournalException {
        this.state = state;
        this.steps = steps(named);
        this.directory = RunDirectory.create(state.resolve("runs"), RUN);
        var plan = plan();
        new PlanFile(
                        1,
                        RUN.value(),
                        "test.run",
                        1,
                        "Test",
                        mode,
                        "/site",
                        Map.of(),
                        PlanHeads.of(plan),
                        List.of("postgres"),
                        "anna",
                        "10.0.0.7",
                        "host",
                        CLOCK.instant().toString(),
                        "0.1")
                .write(directory.plan());
        try (var journal = JournalWriter.open(directory.journal(), CLOCK)) {
            journal.append(new RunEvent.RunCreated(RUN.value(), "test.run", "Test", mode, "/site", PlanHeads.of(plan)));
            journal.append(PlanHeads.byHand(plan));
        }
    }

    private List<Step> steps(String... named) {
        return Arrays.stream(named)
                .<Step>map(name -> new FakeStep(name.substring(name.indexOf(':') + 1), impact(name), world))
                .toList();
    }

    private static Impact impact(String name) {
        return Impact.valueOf(name.substring(0, name.indexOf(':')).toUpperCase(java.util.Locale.ROOT) + "S");
    }

    /** The program makes these steps now and says it is the same version of the plan. */
    void sameVersion(String... named) {
        steps = steps(named);
    }

    /** The program is another version now, with these steps. */
    void newVersion(String... named) {
        steps = steps(named);
        version = 2;
    }

    private Plan plan() {
        return new Plan(
                new ProcedureId("test.run"),
                version,
                "Test",
                RUN,
                Answers.NONE,
                steps,
                Set.of("postgres"),
                "the live thing was not touched");
    }

    /** Performs with these words typed one after the other, each when a gate waits anew; {@code no} declines, {@code stop} cancels. */
    RunEvent.RunFinished perform(Intent intent, String... typed) throws Exception {
        // Counted before the engine starts: a gate that opens at once must not be taken for an old one.
        var seen = lines().size();
        var typist = CompletableFuture.runAsync(() -> type(seen, typed));
        engine().perform(intent, () -> {}, () -> {});
        typist.get(10, TimeUnit.SECONDS);
        return view().finished().orElseThrow();
    }

    /** An engine of a site whose gates need so many persons. */
    EngineProcess engine(int persons) {
        var rules = new EngineProcess.Rules(step -> persons, List.of());
        return new EngineProcess(
                directory.path(),
                new EngineProcess.Settings(List.of(new OnePlan()), ANNA, "0.2", CLOCK, redact, rules));
    }

    EngineProcess engine() {
        return new EngineProcess(
                directory.path(), new EngineProcess.Settings(List.of(new OnePlan()), ANNA, "0.2", CLOCK, redact));
    }

    RunCheck check() throws StepException {
        var plan = new PlanAgain(List.of(new OnePlan()), "0.2").of(PlanFile.read(directory.plan()));
        return new RunCheck(view(), plan, CLOCK);
    }

    FileRunHandle handle() {
        return handle(ANNA);
    }

    FileRunHandle handle(Identity who) {
        return new FileRunHandle(directory, new EngineStarter(List.of("false")), who, CLOCK);
    }

    /** The view where no exception is wanted. */
    RunView viewNow() {
        try {
            return view();
        } catch (JournalException e) {
            throw new IllegalStateException(e);
        }
    }

    private void type(int before, String... words) {
        try {
            var handle = handle();
            var seen = before;
            for (var word : words) {
                var at = waiting(handle, seen);
                seen = at;
                var gate = handle.view().gate().orElseThrow();
                switch (word) {
                    case "no" -> handle.decline(gate, "not now");
                    case "stop" -> handle.cancel();
                    default -> handle.approve(gate, word);
                }
            }
        } catch (StepException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of the first line behind {@code seen} that waits for an answer. */
    private static int waiting(FileRunHandle handle, int seen) throws StepException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            for (var line : handle.linesAfter(seen)) {
                if (line.event() instanceof RunEvent.GateOpened || line.event() instanceof RunEvent.GateRefused) {
                    return (int) line.seq();
                }
            }
            TimeUnit.MILLISECONDS.sleep(5); // polls a file, as front-ends do
        }
        throw new IllegalStateException("no gate waits");
    }

    RunView view() throws JournalException {
        return RunView.of(lines());
    }

    List<JournalLine> lines() throws JournalException {
        return JournalReader.readAll(directory.journal()).lines();
    }

    /** Events in short: {@code StepStarted side}. */
    List<String> events() throws JournalException {
        var words = new ArrayList<String>();
        for (var line : lines()) {
            words.add(shortly(line.event()));
        }
        return words;
    }

    static String shortly(RunEvent event) {
        var name = event.getClass().getSimpleName();
        if (event instanceof RunEvent.StepStarted e) {
            return name + " " + e.step();
        } else if (event instanceof RunEvent.StepFinished e) {
            return name + " " + e.step();
        } else if (event instanceof RunEvent.StepFailed e) {
            return name + " " + e.step();
        } else if (event instanceof RunEvent.UndoRecorded e) {
            return name + " " + e.step();
        } else if (event instanceof RunEvent.UndoStarted e) {
            return name + " " + e.step();
        } else if (event instanceof RunEvent.UndoFinished e) {
            return name + " " + e.step();
        } else if (event instanceof RunEvent.StepLookedAt e) {
            return "%s %s %s".formatted(name, e.step(), e.standing());
        }
        return name;
    }

    /** As after a crash: nothing behind the last such event is on disk. */
    void cutAfter(Predicate<String> event) throws IOException, JournalException {
        var lines = Files.readAllLines(directory.journal());
        var events = events();
        var last = events.size();
        while (!event.test(events.get(last - 1))) {
            last--;
        }
        Files.writeString(
                directory.journal(), String.join("\n", lines.subList(0, last)) + "\n", StandardCharsets.UTF_8);
    }

    /** The only procedure. */
    private final class OnePlan implements Procedure {
        @Override
        public ProcedureId id() {
            return new ProcedureId("test.run");
        }

        @Override
        public String title() {
            return "Test";
        }

        @Override
        public String purpose() {
            return "for tests";
        }

        @Override
        public Impact impact() {
            return Impact.DESTROYS;
        }

        @Override
        public String group() {
            return "Test";
        }

        @Override
        public List<Question> questions(Answers soFar) {
            return List.of();
        }

        @Override
        public Plan plan(RunId run, Answers answers) {
            return Rig.this.plan();
        }
    }
}
