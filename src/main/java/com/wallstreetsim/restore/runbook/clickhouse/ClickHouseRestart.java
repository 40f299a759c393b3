package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.runbook.volumes.CheckPaused;
import com.wallstreetsim.restore.runbook.volumes.RestartContainer;
import com.wallstreetsim.restore.runbook.volumes.StoreProcedure;
import java.util.List;
import java.util.Set;

/** Restarts ClickHouse and reads every table after it: that it answers proves nothing about its data. */
public final class ClickHouseRestart extends StoreProcedure {
    private final ClickHouseTools tools;

    public ClickHouseRestart(ClickHouseTools tools) {
        super(new Head(
                "clickhouse.restart",
                "Restart ClickHouse",
                "ClickHouse hangs or does not answer; its data is good.",
                Impact.CHANGES,
                "ClickHouse",
                Set.of("clickhouse")));
        this.tools = tools;
    }

    @Override
    protected List<Step> steps(RunId run, Answers answers) {
        var restart = new RestartContainer(
                tools.store(),
                tools.site().at(),
                // Rows may be written until the server stops, so nothing read before it can be expected after it.
                context -> "every table is read after the restart",
                new ClickHouseReady(tools.clickhouse()));
        return List.of(
                new CheckPaused(tools.store(), new ContainerName(tools.site().container())),
                restart,
                new ProveTables(tools));
    }

    @Override
    protected String untouched() {
        return "ClickHouse was not restarted";
    }
}
