package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.BeforeStop;
import java.util.List;

/** Has Redis write its keys down before a restart and counts them, as far as it answers. */
final class RestartRedis implements BeforeStop {
    private final RedisTools tools;

    RestartRedis(RedisTools tools) {
        this.tools = tools;
    }

    ContainerName container() {
        return new ContainerName(tools.site().container());
    }

    @Override
    public List<String> byHand() {
        return tools.beforeStop().byHand();
    }

    @Override
    public String look(StepContext context) throws StepException, InterruptedException {
        context.say(new SaveBeforeStop(tools).look(context));
        try {
            var count = KeyCount.of(tools.redis().info("keyspace"));
            ProveRedis.expect(context, count);
            return "%,d keys before".formatted(count.keys());
        } catch (StepException e) {
            return "before the restart: " + e.message();
        }
    }
}
