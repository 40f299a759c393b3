package com.wallstreetsim.restore;

import com.wallstreetsim.restore.CrashCase.Doing;
import com.wallstreetsim.restore.CrashCase.Then;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of the crash matrix, made from the plans. Each state of journal and world that a crash can leave is one row:
 * right before a step is right after the one before it, and inside a step that only looks it is always the same.
 */
final class CrashCases {
    private final CrashSubject subject;
    private final Plan plan;
    private final List<CrashCase> cases = new ArrayList<>();

    private CrashCases(CrashSubject subject, Plan plan) {
        this.subject = subject;
        this.plan = plan;
    }

    static List<CrashCase> of(CrashSubject subject, Plan plan) {
        var made = new CrashCases(subject, plan);
        if (subject.covers(plan.steps().get(0).id().value())) {
            made.then(Doing.RUN, "before", plan.steps().get(0), Then.values());
        }
        var rows = plan.steps().stream()
                .filter(step -> subject.covers(step.id().value()))
                .toList();
        rows.forEach(made::forward);
        rows.forEach(made::back);
        rows.forEach(made::closing);
        subject.undoCutShortAt().ifPresent(made::undoOfInterrupted);
        return List.copyOf(made.cases);
    }

    private List<Step> upTo(String last) {
        var steps = plan.steps();
        for (var i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().value().equals(last)) {
                return steps.subList(0, i + 1);
            }
        }
        throw new IllegalArgumentException(subject.name() + " has no step " + last);
    }

    private void forward(Step step) {
        if (step.gate().isPresent()) {
            then(Doing.RUN, "gate", step, Then.values());
        }
        if (step.id().value().equals("swap")) {
            then(Doing.RUN, "held", step, Then.values());
        }
        for (var point : points(step)) {
            then(Doing.RUN, point, step, Then.values());
        }
    }

    /** What only looks leaves at most a helper container, in its middle. */
    private List<String> points(Step step) {
        var looks = step.impact() == Impact.LOOKS;
        if (!subject.everyPoint()) {
            return looks ? List.of("middle") : List.of(goesBack(step) ? "recorded" : "start", "middle", "end");
        }
        if (looks) {
            return List.of("start", "after");
        }
        return goesBack(step)
                ? List.of("recorded", "start", "middle", "end", "after")
                : List.of("start", "middle", "end", "after");
    }

    /** An undo that was cut short is gone on with by undoing again; there is nothing else to choose. */
    private void back(Step step) {
        if (goesBack(step)) {
            for (var point : everyOr("undo-start", "undo-middle", "undo-end", "undo-after")) {
                then(Doing.UNDO, point, step, Then.GO_ON);
            }
        }
    }

    private void closing(Step step) {
        if (subject.isKept(step.id().value())) {
            for (var point : everyOr("close-start", "close-middle", "close-end", "close-after")) {
                then(Doing.CLOSE, point, step, Then.values());
            }
        }
        if (subject.isKeptUndone(step.id().value())) {
            for (var point : everyOr("close-start", "close-middle", "close-end", "close-after")) {
                then(Doing.CLOSE_OF_UNDONE, point, step, Then.GO_ON);
            }
        }
    }

    /** All, or the two in the middle: the first differs from what was before it, the last from the third, by a line only. */
    private List<String> everyOr(String... points) {
        var all = List.of(points);
        return subject.everyPoint() ? all : all.subList(1, 3);
    }

    private void undoOfInterrupted(String last) {
        for (var step : upTo(last)) {
            if (goesBack(step)) {
                for (var point :
                        subject.everyPoint() ? List.of("undo-start", "undo-end", "undo-after") : List.of("undo-end")) {
                    then(Doing.UNDO_OF_INTERRUPTED, point, step, Then.GO_ON);
                }
            }
        }
    }

    private static boolean goesBack(Step step) {
        return step.wayBack() instanceof WayBack.By;
    }

    private void then(Doing doing, String point, Step step, Then... all) {
        for (var then : all) {
            cases.add(new CrashCase(subject, doing, point + ":" + step.id(), then));
        }
    }
}
