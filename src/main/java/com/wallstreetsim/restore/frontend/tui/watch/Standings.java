package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.screen.Failures;
import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.run.CheckWords;
import com.wallstreetsim.restore.run.RunCheck;
import com.wallstreetsim.restore.run.StepCheck;
import com.wallstreetsim.restore.run.StepView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the steps of an interrupted run stand in the world, looked at in the background, each by itself. */
final class Standings {
    private final Ui ui;
    private final Map<String, StepCheck> found = new HashMap<>();
    private List<StepView> steps = List.of();
    private String problem = "";
    private int open = 1;

    private Standings(Ui ui) {
        this.ui = ui;
    }

    /** Starts looking. */
    static Standings look(Ui ui, RunId run) {
        var standings = new Standings(ui);
        ui.background().call(() -> ui.desk().check(run), standings::begin, standings::impossible);
        return standings;
    }

    private void begin(RunCheck check) {
        steps = check.steps();
        open = steps.size();
        steps.forEach(step -> ui.background().call(() -> check.look(step), this::seen, this::failed));
    }

    private void seen(StepCheck check) {
        found.put(check.step(), check);
        open--;
    }

    private void failed(Exception failure) {
        problem = Failures.words(failure);
        open--;
    }

    private void impossible(Exception failure) {
        problem = Failures.words(failure);
        open = 0;
    }

    boolean looking() {
        return open > 0;
    }

    /** What is there of a step: {@code there}, {@code looking ...}; empty where nothing can be said. */
    String now(String step) {
        return Optional.ofNullable(found.get(step)).map(CheckWords::found).orElse(looking() ? "looking ..." : "");
    }

    /** Whether the record is contradicted here. */
    boolean differs(String step) {
        return Optional.ofNullable(found.get(step))
                .filter(check -> check.verdict() == StepCheck.Verdict.DIFFERS)
                .isPresent();
    }

    /** The result in a sentence or two, or that it is not there yet, or why there will be none. */
    List<String> conclusion() {
        if (!problem.isEmpty()) {
            return List.of(problem);
        }
        if (looking()) {
            return List.of("Looking at the site: %d of %d steps seen ..."
                    .formatted(found.size(), Math.max(found.size(), steps.size())));
        }
        return CheckWords.conclusion(checks());
    }

    private List<StepCheck> checks() {
        return steps.stream()
                .flatMap(step -> Optional.ofNullable(found.get(step.id())).stream())
                .toList();
    }

    /** Everything that is known, as text to read. */
    List<String> text() {
        var lines = new ArrayList<>(conclusion());
        lines.add("");
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            lines.add("%2d  %s".formatted(i + 1, step.title()));
            lines.add("      record: %s   now: %s".formatted(CheckWords.recorded(step.state()), now(step.id())));
        }
        return lines;
    }
}
