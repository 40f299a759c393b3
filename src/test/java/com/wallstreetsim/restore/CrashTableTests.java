package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.Step;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the catalogue learns to change has to survive a kill: its place in the crash matrix is not optional. */
final class CrashTableTests {
    private CataloguePlans plans;

    @BeforeEach
    void readTheCatalogue(@TempDir Path directory) throws Exception {
        plans = new CataloguePlans(directory, Instant.parse("2026-11-22T17:01:33Z"));
    }

    @Test
    void everyProcedureThatChangesAnythingIsInTheMatrix() {
        var changing = plans.procedures().stream()
                .filter(this::changesAnything)
                .map(procedure -> procedure.id().value())
                .toList();
        assertThat(changing).contains("postgres.restore", "redis.restart", "troubleshoot.postgres-start");
        assertThat(missing(changing)).as("not in CrashTable").isEmpty();
    }

    @Test
    void aProcedureWithoutAnEntryIsFound() {
        assertThat(missing(List.of("postgres.restore", "made.up"))).containsExactly("made.up");
    }

    @Test
    void theMatrixKnowsNoProcedureThatIsNotThere() {
        var there = plans.procedures().stream()
                .map(procedure -> procedure.id().value())
                .toList();
        assertThat(CrashTable.ALL).extracting(CrashSubject::procedure).isSubsetOf(there);
    }

    @Test
    void whateverIsKeptIsClosedInTheMatrix() throws Exception {
        var closed = new TreeSet<String>();
        for (var subject : CrashTable.ALL) {
            plans.of(subject).steps().stream()
                    .filter(step -> subject.isKept(step.id().value())
                            || subject.isKeptUndone(step.id().value()))
                    .forEach(step -> closed.add(kind(step)));
        }
        for (var procedure : plans.procedures()) {
            if (CrashTable.WITHOUT_ROWS.containsKey(procedure.id().value())) {
                continue;
            }
            for (var plan : plans.of(procedure)) {
                assertThat(plan.steps())
                        .filteredOn(step -> !step.closings().isEmpty())
                        .as("closings of " + procedure.id())
                        .extracting(CrashTableTests::kind)
                        .allMatch(closed::contains, "is closed in the matrix");
            }
        }
    }

    @Test
    void everyAnswerOfTheRestoreIsInTheMatrix() {
        var given = new TreeSet<String>();
        of("postgres.restore")
                .forEach(subject -> subject.answers().forEach((name, value) -> given.add(name + "=" + value)));
        for (var plan : plans.of(plans.procedure("postgres.restore"))) {
            for (var question : plans.procedure("postgres.restore").questions(plan.answers())) {
                if (question instanceof Question.Choice choice) {
                    choice.options()
                            .forEach(option -> assertThat(given).contains(choice.name() + "=" + option.value()));
                }
            }
        }
        assertThat(of("postgres.restore"))
                .as("applications up and down")
                .extracting(subject -> subject.isDown(CrashSubject.APPLICATIONS))
                .contains(true, false);
    }

    @Test
    void theRestoreAloneHasMoreThanAHundredAndTwentyRows() throws Exception {
        var rows = new ArrayList<CrashCase>();
        for (var subject : of("postgres.restore")) {
            rows.addAll(CrashCases.of(subject, plans.of(subject)));
        }
        assertThat(rows).extracting(CrashCase::name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(120);
        for (var where : List.of(
                "before", "gate", "recorded", "start", "middle", "end", "after", "undo-middle", "close-middle")) {
            assertThat(rows).extracting(CrashCase::where).as("points").contains(where);
        }
    }

    /** Not only every procedure: a step that an answer adds has to be killed as well. */
    @Test
    void everyStepThatChangesAnythingIsKilledInTheMatrix() throws Exception {
        var killed = new TreeSet<String>();
        for (var subject : CrashTable.ALL) {
            plans.of(subject).steps().stream()
                    .filter(step -> subject.covers(step.id().value()))
                    .forEach(step -> killed.add(kind(step)));
        }
        for (var procedure : plans.procedures()) {
            if (CrashTable.WITHOUT_ROWS.containsKey(procedure.id().value())) {
                continue;
            }
            for (var plan : plans.of(procedure)) {
                assertThat(plan.steps())
                        .filteredOn(step -> step.impact() != Impact.LOOKS)
                        .as("%s with %s"
                                .formatted(procedure.id(), plan.answers().values()))
                        .extracting(CrashTableTests::kind)
                        .allMatch(killed::contains, "is killed in the matrix");
            }
        }
    }

    /** The same class is the same work, whichever procedure it belongs to; only a fix is a frame around any work. */
    private static String kind(Step step) {
        var name = step.getClass().getSimpleName();
        return name.equals("Fix") ? name + " " + step.id() : name;
    }

    /** An answer that is no longer one makes a plan without the steps it was meant for. */
    @Test
    void everyEntryAnswersWhatIsAskedAndMakesRows() throws Exception {
        for (var subject : CrashTable.ALL) {
            var procedure = plans.procedure(subject.procedure());
            for (var question : procedure.questions(new Answers(subject.answers()))) {
                if (question instanceof Question.Choice choice) {
                    var answer = subject.answers()
                            .getOrDefault(choice.name(), choice.preset().orElse(""));
                    assertThat(choice.problem(answer)).as(subject.name()).isEmpty();
                }
            }
            assertThat(CrashCases.of(subject, plans.of(subject)))
                    .as(subject.name())
                    .isNotEmpty();
        }
    }

    private static Collection<String> missing(List<String> changing) {
        var known = CrashTable.ALL.stream().map(CrashSubject::procedure).toList();
        return changing.stream()
                .filter(id -> !known.contains(id) && !CrashTable.WITHOUT_ROWS.containsKey(id))
                .toList();
    }

    private boolean changesAnything(Procedure procedure) {
        return plans.of(procedure).stream()
                .flatMap(plan -> plan.steps().stream())
                .anyMatch(step -> step.impact() != Impact.LOOKS);
    }

    private static List<CrashSubject> of(String procedure) {
        return CrashTable.ALL.stream()
                .filter(subject -> subject.procedure().equals(procedure))
                .toList();
    }
}
