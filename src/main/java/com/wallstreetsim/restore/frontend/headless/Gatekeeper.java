package com.wallstreetsim.restore.frontend.headless;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Identity;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers gates with what stood on the command line: each phrase once, and no at every other gate. Closing a run may
 * open several gates of the name {@code close}, one for each thing kept, and takes as many phrases.
 */
public final class Gatekeeper {
    private final Map<String, List<String>> approvals = new HashMap<>();
    private final boolean decides;
    private boolean takesOver;

    private Gatekeeper(Map<String, List<String>> approvals, boolean decides) {
        approvals.forEach((gate, phrases) -> this.approvals.put(gate, new ArrayList<>(phrases)));
        this.decides = decides;
    }

    /** For whoever started the run: a gate without an approval is declined. */
    public static Gatekeeper deciding(Map<String, List<String>> approvals) {
        return new Gatekeeper(approvals, true);
    }

    /** For whoever only watches: a gate without an approval is left to the others. */
    public static Gatekeeper watching(Map<String, List<String>> approvals) {
        return new Gatekeeper(approvals, false);
    }

    /** For whoever asked to take the run over: until that is recorded, nothing is said. */
    public Gatekeeper takingOver() {
        takesOver = true;
        return this;
    }

    void answer(RunHandle run, RunEvent.GateOpened gate, Optional<String> refusal) throws StepException {
        if (isForOthers(run)) {
            return;
        }
        var phrase = phrase(gate);
        if (refusal.isEmpty() && phrase.isPresent()) {
            run.approve(gate, phrase.get());
        } else if (decides || refusal.isPresent()) {
            run.decline(gate, reason(gate, refusal.isPresent()));
        }
    }

    /** What is said once stands where several persons are asked; where another one is in charge, nothing is said. */
    private boolean isForOthers(RunHandle run) throws StepException {
        var me = run.who().by();
        var approved =
                run.view().people().approvals().stream().anyMatch(approval -> Identity.samePerson(approval.by(), me));
        return approved || ((decides || takesOver) && run.mayNotAnswer().isPresent());
    }

    /** The phrase that fits, else the first one, which the engine will refuse; taken off the list. */
    private Optional<String> phrase(RunEvent.GateOpened gate) {
        var left = approvals.getOrDefault(gate.gate(), List.of());
        var fits = left.indexOf(gate.phrase());
        return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(Math.max(0, fits)));
    }

    private static String reason(RunEvent.GateOpened gate, boolean wrong) {
        return wrong
                ? "--approve %s=... is not %s; expected '%s'".formatted(gate.gate(), gate.asksFor(), gate.phrase())
                : "no --approve for gate '%s'; it asks for %s: --approve %s=%s"
                        .formatted(gate.gate(), gate.asksFor(), gate.gate(), gate.phrase());
    }
}
