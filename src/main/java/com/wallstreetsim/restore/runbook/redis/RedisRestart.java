package com.wallstreetsim.restore.runbook.redis;

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

/** Restarts Redis and counts its keys before and after. */
public final class RedisRestart extends StoreProcedure {
    private final RedisTools tools;

    public RedisRestart(RedisTools tools) {
        super(new Head(
                "redis.restart",
                "Restart Redis, data intact",
                "Redis hangs or does not answer; its data is good.",
                Impact.CHANGES,
                "Redis",
                Set.of("redis")));
        this.tools = tools;
    }

    @Override
    protected List<Step> steps(RunId run, Answers answers) {
        return List.of(
                new CheckPaused(tools.store(), new ContainerName(tools.site().container())),
                new RestartContainer(
                        tools.store(), tools.site().at(), new RestartRedis(tools), new RedisReady(tools.redis())),
                ProveRedis.afterRestart(tools));
    }

    @Override
    protected String untouched() {
        return "Redis was not restarted";
    }
}
