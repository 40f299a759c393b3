package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.List;

/** What all steps of a recovery have in common: a head that does not depend on the site. */
abstract class Work implements Step {
    private final Head head;

    Work(Head head) {
        this.head = head;
    }

    /** How a step stands in the plan. */
    record Head(String id, String title, Impact impact, List<String> byHand, WayBack wayBack) {
        Head {
            byHand = List.copyOf(byHand);
        }

        static Head looking(String id, String title, String... byHand) {
            return new Head(id, title, Impact.LOOKS, List.of(byHand), WayBack.notNeeded());
        }

        static Head changing(String id, String title, WayBack back, String... byHand) {
            return new Head(id, title, Impact.CHANGES, List.of(byHand), back);
        }
    }

    @Override
    public final StepId id() {
        return new StepId(head.id());
    }

    @Override
    public final String title() {
        return head.title();
    }

    @Override
    public final Impact impact() {
        return head.impact();
    }

    @Override
    public final List<String> byHand() {
        return head.byHand();
    }

    @Override
    public WayBack wayBack() {
        return head.wayBack();
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        return Standing.unknowable();
    }
}
