package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.List;

/**
 * The shell commands an operator could run instead of the program, secrets as {@code $NAMES}.
 *
 * @param step what the step does
 * @param wayBack what its undo does; empty where it has none
 * @param close what closing the run deletes of what the step kept
 */
public record Commands(List<String> step, List<String> wayBack, List<String> close) {
    static final Commands NONE = new Commands(List.of(), List.of(), List.of());

    public Commands {
        step = List.copyOf(step);
        wayBack = List.copyOf(wayBack);
        close = List.copyOf(close);
    }

    public static Commands of(Step step) {
        return new Commands(
                step.byHand(),
                step.wayBack() instanceof WayBack.By by ? by.undo().byHand() : List.of(),
                step.closings().stream()
                        .map(Closing::byHand)
                        .flatMap(List::stream)
                        .toList());
    }
}
