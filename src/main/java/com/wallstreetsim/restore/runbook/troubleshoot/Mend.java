package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Proposal;
import java.util.Map;

/** The procedures that mend what a diagnosis finds. */
final class Mend {
    private Mend() {}

    /** One of the fixes of an entry of troubleshooting. */
    static Proposal by(String title, String topic, String fix) {
        return with(title, topic, Map.of("fix", fix));
    }

    static Proposal by(String title, String procedure) {
        return with(title, procedure, Map.of());
    }

    static Proposal with(String title, String procedure, Map<String, String> answers) {
        return new Proposal(title, new ProcedureId(procedure), new Answers(answers));
    }
}
