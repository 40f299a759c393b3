package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run that did not get to its end has changed, by its record and, where that does not know, by looking.
 *
 * @param certain titles of the steps that changed the site
 * @param unknown titles of those of which neither record nor look can tell
 */
record Changes(List<String> certain, List<String> unknown) {
    Changes {
        certain = List.copyOf(certain);
        unknown = List.copyOf(unknown);
    }

    static Changes of(Plan plan, StepPerformer performer) throws JournalException, InterruptedException {
        var certain = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (var step : plan.steps()) {
            if (step.impact() != Impact.LOOKS && !step.scaffolding()) {
                try {
                    if (hasActed(step, performer)) {
                        certain.add(step.title());
                    }
                } catch (JournalException e) {
                    throw e;
                } catch (StepException e) {
                    unknown.add(step.title());
                }
            }
        }
        return new Changes(certain, unknown);
    }

    private static boolean hasActed(Step step, StepPerformer performer) throws StepException, InterruptedException {
        var seen = performer.view(step);
        return switch (seen.state()) {
            case DONE, UNDO_FAILED, UNDOING -> true;
            case SKIPPED, UNDONE -> false;
            case PENDING, AT_GATE, RUNNING, FAILED ->
                seen.startedAt() != null && !(performer.lookedAt(step) instanceof Standing.NotDone);
        };
    }

    boolean none() {
        return certain.isEmpty() && unknown.isEmpty();
    }

    /** For the operator: what is changed, what cannot be told, and the two commands that go on from there. */
    String words(RunId run) {
        var words = new StringBuilder();
        if (!certain.isEmpty()) {
            words.append("Changed so far: %s. ".formatted(String.join("; ", certain)));
        }
        if (!unknown.isEmpty()) {
            words.append("Not known, for nobody can look at it now: %s. ".formatted(String.join("; ", unknown)));
        }
        return words.append(goOn(run)).toString();
    }

    /** Both look at the world before they do anything. */
    static String goOn(RunId run) {
        return "'wss-restore resume %1$s' goes on, 'wss-restore undo %1$s' puts it back.".formatted(run);
    }
}
