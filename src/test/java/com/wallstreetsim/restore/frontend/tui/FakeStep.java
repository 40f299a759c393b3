package com.wallstreetsim.restore.frontend.tui;

import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step to show; a front-end that performs one is broken. */
record FakeStep(StepId id, String title, Impact impact, String back, List<String> byHand) implements Step {
    /** What a look at the world of {@code RunTests} finds after the crash in the middle of the load. */
    private static final Map<String, Standing> STANDINGS = Map.of(
            "load", Standing.partly("the side database is not whole"),
            "stop", Standing.notDone(),
            "swap", Standing.notDone(),
            "start", Standing.done());

    static FakeStep of(String id, String title, Impact impact, String back, String... byHand) {
        return new FakeStep(new StepId(id), title, impact, back, List.of(byHand));
    }

    @Override
    public Optional<Gate> gate() {
        return impact == Impact.DESTROYS
                ? Optional.of(new Gate("Swap the database", "wallstreetsim", "the name of the database", "Swap"))
                : Optional.empty();
    }

    @Override
    public WayBack wayBack() {
        return back.isEmpty() ? WayBack.notNeeded() : WayBack.none(back);
    }

    @Override
    public Standing standing(StepContext context) {
        return STANDINGS.getOrDefault(id.value(), Standing.unknowable());
    }

    @Override
    public Outcome run(StepContext context) {
        throw new AssertionError("a front-end never performs a step");
    }
}
