package com.wallstreetsim.restore.frontend.headless;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers gates with what stood on the command line: each phrase once, and no at every other gate. */
public final class Gatekeeper {
    private final Map<String, String> approvals;
    private final boolean declines;
    private final Set<String> typed = new HashSet<>();

    private Gatekeeper(Map<String, String> approvals, boolean declines) {
        this.approvals = Map.copyOf(approvals);
        this.declines = declines;
    }

    /** For whoever started the run: a gate without an approval is declined. */
    public static Gatekeeper deciding(Map<String, String> approvals) {
        return new Gatekeeper(approvals, true);
    }

    /** For whoever only watches: a gate without an approval is left to the others. */
    public static Gatekeeper watching(Map<String, String> approvals) {
        return new Gatekeeper(approvals, false);
    }

    void answer(RunHandle run, RunEvent.GateOpened gate, Optional<String> refusal) throws StepException {
        var phrase = approvals.get(gate.gate());
        if (phrase != null && typed.add(gate.gate())) {
            run.approve(gate, phrase);
        } else if (declines || phrase != null) {
            run.decline(gate, reason(gate, phrase != null));
        }
    }

    private static String reason(RunEvent.GateOpened gate, boolean wrong) {
        return wrong
                ? "--approve %s=... is not %s; expected '%s'".formatted(gate.gate(), gate.asksFor(), gate.phrase())
                : "no --approve for gate '%s'; it asks for %s: --approve %s=%s"
                        .formatted(gate.gate(), gate.asksFor(), gate.gate(), gate.phrase());
    }
}
