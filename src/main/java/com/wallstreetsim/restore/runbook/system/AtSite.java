package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Gate;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A step of another procedure on a site that is not there yet when the plan is made: fixed head, work of the other. */
final class AtSite extends Work {
    private final Destinations destinations;
    private final Path into;
    private final Optional<Gate> meanwhile;
    private final Set<StepId> usedUpBy;
    private final Making making;

    /** Makes the step once the site is there. */
    interface Making {
        Step at(NewSite site) throws StepException;
    }

    /** The place of the site. */
    record Place(Destinations destinations, Path into) {
        AtSite step(Head head, Making making) {
            return new AtSite(this, head, Optional.empty(), Set.of(), making);
        }

        /** @param by the step after which what this one made is there under another name */
        AtSite usedUp(Head head, String by, Making making) {
            return new AtSite(this, head, Optional.empty(), Set.of(new StepId(by)), making);
        }

        /** @param meanwhile the gate as the plan shows it before the site can name what it asks for */
        AtSite gated(Head head, Gate meanwhile, Making making) {
            return new AtSite(this, head, Optional.of(meanwhile), Set.of(), making);
        }
    }

    private AtSite(Place place, Head head, Optional<Gate> meanwhile, Set<StepId> usedUpBy, Making making) {
        super(head);
        this.destinations = place.destinations();
        this.into = place.into();
        this.meanwhile = meanwhile;
        this.usedUpBy = usedUpBy;
        this.making = making;
    }

    @Override
    public Set<StepId> usedUpBy() {
        return usedUpBy;
    }

    private Step made() throws StepException {
        return making.at(destinations.open(into));
    }

    /** Whether there is a gate is fixed; what it asks for the site says. */
    @Override
    public Optional<Gate> gate() {
        if (meanwhile.isEmpty() || !destinations.describesSite(into)) {
            return meanwhile;
        }
        try {
            return made().gate().or(() -> meanwhile);
        } catch (StepException e) {
            return meanwhile; // the preview that comes before any gate fails with the same words
        }
    }

    @Override
    public WayBack wayBack() {
        return super.wayBack() instanceof WayBack.By by ? WayBack.by(new Later(by.undo())) : super.wayBack();
    }

    @Override
    public Preview preview(StepContext context) throws StepException, InterruptedException {
        return destinations.describesSite(into)
                ? made().preview(context)
                : Preview.of(new Fact("known later", "the site comes with its code and its .env"));
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        return made().standing(context);
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        return made().run(context);
    }

    @Override
    public List<Closing> closings() {
        if (!destinations.describesSite(into)) {
            return List.of();
        }
        try {
            return made().closings();
        } catch (StepException e) {
            return List.of(new Unknown(e));
        }
    }

    /** The way back of the step that is made then; its title is the plan's. */
    private final class Later implements Undo {
        private final Undo head;

        Later(Undo head) {
            this.head = head;
        }

        @Override
        public String title() {
            return head.title();
        }

        @Override
        public List<String> byHand() {
            return head.byHand();
        }

        @Override
        public Map<String, String> prepare(StepContext context) throws StepException, InterruptedException {
            return undo().prepare(context);
        }

        @Override
        public void check(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
            undo().check(context, data);
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
            return undo().run(context, data);
        }

        private Undo undo() throws StepException {
            if (made().wayBack() instanceof WayBack.By by) {
                return by.undo();
            }
            throw new StepException("step '%s' has no way back".formatted(id()), "This is a defect.");
        }
    }

    /** Without the site nobody knows what the step kept: closing must not say that nothing was left. */
    private record Unknown(StepException why) implements Closing {
        @Override
        public String title() {
            return "what this step kept";
        }

        @Override
        public Gate gate() {
            return new Gate(title(), "unknown", "nothing", "Delete");
        }

        @Override
        public List<String> byHand() {
            return List.of();
        }

        @Override
        public List<Fact> kept(StepContext context) throws StepException {
            throw why;
        }

        @Override
        public Outcome run(StepContext context) throws StepException {
            throw why;
        }
    }
}
