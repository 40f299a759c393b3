package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.applications.AroundApplications;
import com.wallstreetsim.restore.runbook.volumes.CheckVolume;
import com.wallstreetsim.restore.runbook.volumes.HaltService;
import com.wallstreetsim.restore.runbook.volumes.QuarantineVolume;
import com.wallstreetsim.restore.runbook.volumes.StartService;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.StoreProcedure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts Redis anew on an empty volume; the old data is kept. */
public final class RedisRebuild extends StoreProcedure {
    private final RedisTools tools;

    public RedisRebuild(RedisTools tools) {
        super(new Head(
                "redis.rebuild",
                "Rebuild Redis with an empty volume",
                "Redis cannot start on its data, and what it holds can be made again: sessions, caches, queues.",
                Impact.DESTROYS,
                "Redis",
                Set.of("redis", "apps")));
        this.tools = tools;
    }

    @Override
    public Answers settle(Answers answers) throws StepException {
        return Store.settle(tools.store(), tools.site().at(), RedisTools.DATA, answers);
    }

    @Override
    protected List<Step> steps(RunId run, Answers answers) throws StepException {
        var store = Store.of(tools.site().at(), run, answers);
        var around = new AroundApplications(
                tools.store().applications(),
                tools.store().site().probes(),
                tools.store().web());
        var steps = new ArrayList<Step>();
        steps.add(CheckVolume.beforeMakingAnew(tools.store(), store));
        steps.add(new CountLoss(tools));
        steps.addAll(around.before());
        steps.add(new HaltService(tools.store(), store, new RedisReady(tools.redis()), tools.beforeStop()));
        steps.add(new QuarantineVolume(tools.store(), store, "an empty volume: sessions end, caches fill again"));
        steps.add(new StartService(tools.store(), store, true, new RedisReady(tools.redis())));
        steps.add(new ProveEmpty(tools));
        steps.addAll(around.after());
        return steps;
    }

    @Override
    protected String untouched() {
        return "the data of Redis was not touched";
    }
}
