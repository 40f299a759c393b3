package com.wallstreetsim.restore;

import com.wallstreetsim.restore.CrashCase.Doing;
import com.wallstreetsim.restore.CrashCase.Then;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of the crash matrix, made from the plans: every step that is added to one joins by being in it. */
final class CrashCases {
    static final Map<String, String> PLAIN = Map.of("way", "beside", "safety-copy", "no", "applications", "leave");
    static final Map<String, String> FULL = Map.of("way", "beside", "safety-copy", "yes", "applications", "swap");
    static final Map<String, String> DROP_FIRST = Map.of("way", "drop-first");

    /** Where a step gives a sign of life in its middle, the sign at which it is killed. */
    private static final Map<String, String> SIGNS = Map.of(
            "scan", "remember",
            "postgres", "say",
            "safety-copy", "remember",
            "load", "progress",
            "prove", "remember",
            "swap", "remember");

    private final List<CrashCase> cases = new ArrayList<>();

    private CrashCases() {}

    /** Makes a plan of the answers. */
    interface Planner {
        Plan plan(Map<String, String> answers) throws StepException, InterruptedException;
    }

    static List<CrashCase> all(Planner planner) throws StepException, InterruptedException {
        var all = new CrashCases();
        for (var answers : List.of(PLAIN, FULL, DROP_FIRST)) {
            var plan = planner.plan(answers);
            plan.steps().forEach(step -> all.forward(answers, step));
            plan.steps().forEach(step -> all.back(answers, step));
            plan.steps().forEach(step -> all.closing(answers, step));
        }
        all.undoOfInterrupted(planner.plan(DROP_FIRST));
        return List.copyOf(all.cases);
    }

    private void forward(Map<String, String> answers, Step step) {
        for (var point : List.of("before", "start", "end", "after")) {
            both(answers, Doing.RUN, point, step);
        }
        if (step.wayBack() instanceof WayBack.By) {
            both(answers, Doing.RUN, "recorded", step);
        }
        var sign = SIGNS.get(step.id().value());
        if (sign != null) {
            both(answers, Doing.RUN, sign, step);
        }
        if (step.id().value().equals("load")) {
            both(answers, Doing.RUN, "kill", step);
        }
    }

    private void back(Map<String, String> answers, Step step) {
        if (step.wayBack() instanceof WayBack.By) {
            for (var point : List.of("undo-before", "undo-start", "undo-end", "undo-after")) {
                both(answers, Doing.UNDO, point, step);
            }
        }
        if (step.id().value().equals("drop")) {
            both(answers, Doing.UNDO, "progress", step);
        }
    }

    private void closing(Map<String, String> answers, Step step) {
        if (step.closings().size() > 1) {
            for (var point : List.of("close-start", "close-end", "close-after")) {
                both(answers, Doing.CLOSE, point, step);
            }
        }
    }

    /** The run was killed at the end of its load; the database is away. */
    private void undoOfInterrupted(Plan plan) {
        for (var step : plan.steps()) {
            if (List.of("stop", "drop", "load").contains(step.id().value())) {
                for (var point : List.of("undo-start", "undo-end", "undo-after")) {
                    both(plan.answers().values(), Doing.UNDO_OF_INTERRUPTED, point, step);
                }
            }
        }
    }

    private void both(Map<String, String> answers, Doing doing, String point, Step step) {
        for (var then : Then.values()) {
            cases.add(new CrashCase(answers, doing, point + ":" + step.id(), then));
        }
    }
}
