package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.StepException;

/** Whether ClickHouse runs and answers a query. */
final class ClickHouseTrouble {
    private final TroubleTools tools;

    ClickHouseTrouble(TroubleTools tools) {
        this.tools = tools;
    }

    void answers(Evidence evidence) throws StepException {
        var container =
                new ContainerLook(tools.containers(), tools.site().clickhouse().at(), tools.clock()).into(evidence);
        if (container.isEmpty() || !container.get().running()) {
            return;
        }
        try {
            evidence.good("ClickHouse query", "version " + tools.clickhouse().version(), "an answer");
        } catch (StepException e) {
            evidence.bad("ClickHouse query", e.message(), "an answer");
            evidence.cause(45, e.message(), e.hint());
        }
    }
}
