package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.CheckVolume;
import com.wallstreetsim.restore.runbook.volumes.HaltService;
import com.wallstreetsim.restore.runbook.volumes.QuarantineVolume;
import com.wallstreetsim.restore.runbook.volumes.StartService;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.StoreProcedure;
import java.util.List;
import java.util.Set;

/** Starts ClickHouse anew on an empty volume; the old data is kept. */
public final class ClickHouseRebuild extends StoreProcedure {
    private final ClickHouseTools tools;

    public ClickHouseRebuild(ClickHouseTools tools) {
        super(new Head(
                "clickhouse.rebuild",
                "Rebuild ClickHouse with an empty volume",
                "ClickHouse cannot start on its data, and what it holds can be done without or made again.",
                Impact.DESTROYS,
                "ClickHouse",
                Set.of("clickhouse")));
        this.tools = tools;
    }

    @Override
    public Answers settle(Answers answers) throws StepException {
        return Store.settle(tools.store(), tools.site().at(), ClickHouseTools.DATA, answers);
    }

    @Override
    protected List<Step> steps(RunId run, Answers answers) throws StepException {
        var store = Store.of(tools.site().at(), run, answers);
        return List.of(
                CheckVolume.beforeMakingAnew(tools.store(), store),
                new HaltService(tools.store(), store, new ClickHouseReady(tools.clickhouse())),
                new QuarantineVolume(tools.store(), store, "an empty volume; tables have to be made anew"),
                new StartService(tools.store(), store, true, new ClickHouseReady(tools.clickhouse())),
                new ProveTables(tools));
    }

    @Override
    protected String untouched() {
        return "the data of ClickHouse was not touched";
    }
}
