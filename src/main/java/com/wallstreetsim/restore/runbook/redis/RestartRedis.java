package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.RestartContainer;

/** Counts the keys before a restart, as far as Redis answers. */
final class RestartRedis implements RestartContainer.Before {
    private final RedisTools tools;

    RestartRedis(RedisTools tools) {
        this.tools = tools;
    }

    ContainerName container() {
        return new ContainerName(tools.site().container());
    }

    @Override
    public String look(StepContext context) {
        try {
            var count = KeyCount.of(tools.redis().info("keyspace"));
            ProveRedis.expect(context, count);
            return "%,d keys before".formatted(count.keys());
        } catch (StepException e) {
            return "before the restart: " + e.message();
        }
    }
}
