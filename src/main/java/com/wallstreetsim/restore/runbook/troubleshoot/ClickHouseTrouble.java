package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.procedure.StepException;

/** Whether ClickHouse runs and answers a query. */
final class ClickHouseTrouble {
    private static final Proposal START =
            Mend.by("Start or restart ClickHouse and wait for a query", "clickhouse.restart");

    private final TroubleTools tools;

    ClickHouseTrouble(TroubleTools tools) {
        this.tools = tools;
    }

    void answers(Evidence evidence) throws StepException, InterruptedException {
        var at = tools.site().clickhouse().at();
        var container = new ContainerLook(tools.containers(), at, tools.clock(), START).into(evidence);
        if (container.isEmpty()) {
            return;
        }
        if (!container.get().running()) {
            last(evidence, new ContainerName(at.container()));
            return;
        }
        try {
            evidence.good("ClickHouse query", "version " + tools.clickhouse().version(), "an answer");
        } catch (StepException e) {
            evidence.bad("ClickHouse query", e.message(), "an answer");
            evidence.cause(45, "ClickHouse runs and does not answer: " + e.message(), e.hint(), START);
            last(evidence, new ContainerName(at.container()));
        }
    }

    private void last(Evidence evidence, ContainerName name) throws StepException, InterruptedException {
        var lines = tools.containers().log(name, 3);
        lines.forEach(line -> evidence.seen("log of " + name, line.strip()));
    }
}
