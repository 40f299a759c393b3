package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.applications.AroundApplications;
import com.wallstreetsim.restore.runbook.volumes.CheckVolume;
import com.wallstreetsim.restore.runbook.volumes.HaltService;
import com.wallstreetsim.restore.runbook.volumes.QuarantineVolume;
import com.wallstreetsim.restore.runbook.volumes.StartService;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * The repair of a damaged append-only file. The runbook's command asks a question nobody answers and names a file that
 * is not there; this one reads the manifest, says what is cut, keeps the original and repairs a copy.
 */
public final class AofRepair {
    private final RedisTools tools;

    public AofRepair(RedisTools tools) {
        this.tools = tools;
    }

    public Answers settle(Answers answers) throws StepException {
        return Store.settle(tools.store(), tools.site().at(), RedisTools.DATA, answers);
    }

    public List<Step> steps(RunId run, Answers answers) throws StepException {
        var store = Store.of(tools.site().at(), run, answers);
        var around = new AroundApplications(
                tools.store().applications(),
                tools.store().site().probes(),
                tools.store().web());
        var steps = new ArrayList<Step>();
        steps.add(new CheckVolume(tools.store(), store));
        steps.add(new CheckAof(tools, store));
        steps.addAll(around.before());
        steps.add(new HaltService(tools.store(), store, new RedisReady(tools.redis())));
        steps.add(new QuarantineVolume(tools.store(), store, "a repaired copy of it", CheckAof::facts));
        steps.add(new RepairAof(tools, store));
        steps.add(new StartService(tools.store(), store, false, new RedisReady(tools.redis())));
        steps.add(ProveRedis.afterLoad(tools));
        steps.addAll(around.after());
        return steps;
    }
}
