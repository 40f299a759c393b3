package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step whose whole effect is that its name stands in a world; refuses to be performed where it is done already. */
final class FakeStep implements Step {
    private final String name;
    private final Impact impact;
    private final FakeWorld world;

    FakeStep(String name, Impact impact, FakeWorld world) {
        this.name = name;
        this.impact = impact;
        this.world = world;
    }

    @Override
    public StepId id() {
        return new StepId(name);
    }

    @Override
    public String title() {
        return "Do " + name;
    }

    @Override
    public Impact impact() {
        return impact;
    }

    @Override
    public List<String> byHand() {
        return List.of("do " + name);
    }

    @Override
    public Optional<Gate> gate() {
        return impact == Impact.DESTROYS
                ? Optional.of(new Gate("Really " + name, "the-" + name, "the name of the thing", "Do"))
                : Optional.empty();
    }

    @Override
    public boolean scaffolding() {
        return name.startsWith("side");
    }

    @Override
    public WayBack wayBack() {
        return impact == Impact.LOOKS ? WayBack.notNeeded() : WayBack.by(new Back());
    }

    @Override
    public List<Closing> closings() {
        return impact == Impact.DESTROYS ? List.of(new Drop()) : List.of();
    }

    @Override
    public Standing standing(StepContext context) {
        if (impact == Impact.LOOKS) {
            return Standing.unknowable();
        }
        if (world.half.contains(name)) {
            return Standing.partly("half of " + name + " is there");
        }
        return Standing.doneIf(world.things.contains(name));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        if (world.things.contains(name)) {
            throw new IllegalStateException(name + " was done twice");
        }
        world.calls.add("run " + name);
        world.whileRunning(name);
        if (world.failing.contains("run " + name)) {
            throw new StepException(name + " went wrong", "Do better.");
        }
        if (impact != Impact.LOOKS && !world.lazy.contains(name)) {
            world.things.add(name);
            world.half.remove(name);
        }
        if (world.leaving.contains(name)) {
            return Outcome.proven(name + " done", List.of(Proof.toDo(name, "look at it")));
        }
        return world.skipping.contains(name) ? Outcome.skipped("not today") : Outcome.done(name + " done");
    }

    private final class Back implements Undo {
        @Override
        public String title() {
            return "take " + name + " back";
        }

        @Override
        public List<String> byHand() {
            return List.of("undo " + name);
        }

        @Override
        public Map<String, String> prepare(StepContext context) {
            return Map.of("before", String.join(",", world.things));
        }

        @Override
        public void check(StepContext context, Map<String, String> data) throws StepException {
            if (world.failing.contains("check " + name)) {
                throw new StepException("what " + name + " kept is gone", "Look who took it.");
            }
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException {
            world.calls.add("undo " + name);
            if (world.failing.contains("undo " + name)) {
                throw new StepException(name + " cannot be taken back", "Look at it.");
            }
            world.things.remove(name);
            world.half.remove(name);
            return Outcome.done(name + " taken back, before it: " + data.get("before"));
        }
    }

    private final class Drop implements Closing {
        @Override
        public String title() {
            return "drop the old " + name;
        }

        @Override
        public Gate gate() {
            return new Gate("Drop for good", "old-" + name, "the name of the old thing", "Drop");
        }

        @Override
        public List<String> byHand() {
            return List.of("drop " + name);
        }

        @Override
        public List<Fact> kept(StepContext context) {
            return world.dropped.contains(name) ? List.of() : List.of(new Fact("goes away", "old-" + name));
        }

        @Override
        public Outcome run(StepContext context) {
            world.dropped.add(name);
            return Outcome.done("old " + name + " dropped");
        }
    }
}
