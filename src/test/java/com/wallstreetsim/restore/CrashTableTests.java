package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.Question;
import java.nio.file.Path;
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
        plans = new CataloguePlans(directory);
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
    void whateverIsKeptIsClosedInTheMatrix() {
        for (var procedure : plans.procedures()) {
            for (var plan : plans.of(procedure)) {
                for (var step : plan.steps()) {
                    if (!step.closings().isEmpty()) {
                        assertThat(CrashTable.ALL)
                                .as("closing of step '%s' of %s".formatted(step.id(), procedure.id()))
                                .anyMatch(subject -> subject.isKept(step.id().value())
                                        || subject.isKeptUndone(step.id().value()));
                    }
                }
            }
        }
    }

    @Test
    void everyAnswerOfTheRestoreIsInTheMatrix() {
        var given = new TreeSet<String>();
        of("postgres.restore")
                .forEach(subject -> subject.answers().forEach((name, value) -> given.add(name + "=" + value)));
        for (var plan : plans.of(procedure("postgres.restore"))) {
            for (var question : procedure("postgres.restore").questions(plan.answers())) {
                if (question instanceof Question.Choice choice) {
                    choice.options()
                            .forEach(option -> assertThat(given).contains(choice.name() + "=" + option.value()));
                }
            }
        }
        assertThat(of("postgres.restore"))
                .as("applications up and down")
                .extracting(subject -> subject.down().contains(CrashSubject.APPLICATIONS))
                .contains(true, false);
    }

    @Test
    void theRestoreAloneHasMoreThanAHundredAndTwentyRows() throws Exception {
        var rows = new ArrayList<CrashCase>();
        for (var subject : of("postgres.restore")) {
            rows.addAll(CrashCases.of(subject, plans.of(procedure("postgres.restore"), subject.answers())));
        }
        assertThat(rows).extracting(CrashCase::name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(120);
        for (var where : List.of(
                "before", "gate", "recorded", "start", "middle", "end", "after", "undo-middle", "close-middle")) {
            assertThat(rows).extracting(CrashCase::where).as("points").contains(where);
        }
    }

    private static Collection<String> missing(List<String> changing) {
        var known = CrashTable.ALL.stream().map(CrashSubject::procedure).toList();
        return changing.stream()
                .filter(id -> !known.contains(id) && !id.equals(CrashTable.ELSEWHERE))
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

    private Procedure procedure(String id) {
        return plans.procedures().stream()
                .filter(procedure -> procedure.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
