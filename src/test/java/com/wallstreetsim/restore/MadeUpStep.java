package com.wallstreetsim.restore;

import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.List;
import java.util.Optional;

/** A step that keeps every rule; tests break one by overriding it. */
class MadeUpStep implements Step {
    private final String id;
    private final Impact impact;

    MadeUpStep(String id, Impact impact) {
        this.id = id;
        this.impact = impact;
    }

    @Override
    public StepId id() {
        return new StepId(id);
    }

    @Override
    public String title() {
        return "Do " + id;
    }

    @Override
    public Impact impact() {
        return impact;
    }

    @Override
    public List<String> byHand() {
        return List.of("do " + id);
    }

    @Override
    public Optional<Gate> gate() {
        return impact == Impact.DESTROYS
                ? Optional.of(new Gate("Really", "thing", "the name of the thing", "Do"))
                : Optional.empty();
    }

    @Override
    public WayBack wayBack() {
        return impact == Impact.LOOKS ? WayBack.notNeeded() : WayBack.none("it comes back by itself");
    }

    @Override
    public Standing standing(StepContext context) {
        return Standing.unknowable();
    }

    @Override
    public Outcome run(StepContext context) {
        return Outcome.done("done");
    }

    /** A closing that keeps every rule. */
    static class Drop implements Closing {
        @Override
        public String title() {
            return "drop it";
        }

        @Override
        public Gate gate() {
            return new Gate("Drop it", "it", "its name", "Drop");
        }

        @Override
        public List<String> byHand() {
            return List.of("drop it");
        }

        @Override
        public List<Fact> kept(StepContext context) {
            return List.of();
        }

        @Override
        public Outcome run(StepContext context) {
            return Outcome.done("dropped");
        }
    }
}
