package com.wallstreetsim.restore.frontend.fake;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Candidate;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Shelf;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.run.StepView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** A restore that asks for a backup and whether to make a safety copy. */
public record FakeProcedure(String name, Optional<String> unavailableBecause) implements Procedure {
    public static final FakeProcedure RESTORE = new FakeProcedure("postgres.restore", Optional.empty());

    @Override
    public ProcedureId id() {
        return new ProcedureId(name);
    }

    @Override
    public String title() {
        return "Restore PostgreSQL from a backup";
    }

    @Override
    public String purpose() {
        return "The data is wrong or gone.";
    }

    @Override
    public Impact impact() {
        return Impact.DESTROYS;
    }

    @Override
    public String group() {
        return "PostgreSQL";
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return List.of(
                new Question.PickBackup(
                        "backup", "Which backup?", "The newest good one is usual.", Optional.empty(), new FakeShelf()),
                Question.yesNo(
                        "safety-copy", "Dump the old database too?", "It is kept anyway.", false, "Slower.", "Quick."));
    }

    @Override
    public Plan plan(RunId run, Answers answers) {
        return plan(
                run,
                answers,
                new FakeStep("check", "Check PostgreSQL, disk, backup", Impact.LOOKS),
                new FakeStep("swap", "Swap the databases", Impact.DESTROYS));
    }

    /** The plan of a run that has these steps. */
    Plan plan(RunId run, List<StepView> steps) {
        return plan(
                run,
                Answers.NONE,
                steps.stream()
                        .map(step -> new FakeStep(step.id(), step.title(), step.impact()))
                        .toArray(Step[]::new));
    }

    private Plan plan(RunId run, Answers answers, Step... steps) {
        return new Plan(
                id(),
                1,
                title(),
                run,
                answers,
                List.of(steps),
                Set.of("postgres"),
                "the live database 'wallstreetsim' was not touched");
    }

    private record FakeStep(String name, String title, Impact impact) implements Step {
        @Override
        public StepId id() {
            return new StepId(name);
        }

        @Override
        public List<String> byHand() {
            return List.of("psql -c '" + name + "'");
        }

        @Override
        public Optional<Gate> gate() {
            return impact == Impact.DESTROYS
                    ? Optional.of(new Gate(title, "wallstreetsim", "the name of the database", "Swap"))
                    : Optional.empty();
        }

        @Override
        public WayBack wayBack() {
            return impact == Impact.LOOKS ? WayBack.notNeeded() : WayBack.none("none");
        }

        @Override
        public Standing standing(StepContext context) {
            return impact == Impact.LOOKS ? Standing.unknowable() : Standing.notDone();
        }

        @Override
        public Outcome run(StepContext context) {
            throw new AssertionError("a front-end performs no step");
        }
    }

    /** Two backups, a good one and one that is cut. */
    public static final class FakeShelf implements Shelf {
        public static final Candidate GOOD = candidate("wallstreetsim_20261122_020000.sql.gz", "good", 907_641);
        public static final Candidate CUT = candidate("wallstreetsim_20261121_020000.sql.gz", "CUT", -1);

        private static Candidate candidate(String name, String word, long rows) {
            return new Candidate(
                    "/srv/wss/backups/" + name,
                    name,
                    Instant.parse("2026-11-%sT02:00:00Z".formatted(name.substring(20, 22))),
                    "daily",
                    74_658_611,
                    rows < 0 ? Candidate.State.BAD : Candidate.State.GOOD,
                    word,
                    rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows),
                    List.of("read to the last byte"),
                    rows < 0 ? List.of("half the size of its neighbours") : List.of());
        }

        @Override
        public List<Candidate> candidates() {
            return List.of(GOOD, CUT);
        }

        @Override
        public Scan scan(Consumer<Candidate> changed) {
            return () -> {};
        }

        @Override
        public Candidate at(String path) {
            return GOOD;
        }

        @Override
        public Optional<String> problem(String value) {
            if (value.equals("newest") || value.contains("20261122")) {
                return Optional.empty();
            }
            return Optional.of(value.contains("20261121") ? "it is cut" : "no such backup");
        }
    }
}
