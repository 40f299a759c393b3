package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.BeforeStop;
import java.util.List;
import java.util.Map;

/**
 * Has a Redis write down what it holds in memory alone, so that stopping it loses nothing. Without an append-only file that
 * is everything since its last snapshot, and a server whose snapshots fail says so nowhere else.
 */
final class SaveBeforeStop implements BeforeStop {
    private final RedisTools tools;

    SaveBeforeStop(RedisTools tools) {
        this.tools = tools;
    }

    @Override
    public String look(StepContext context) throws StepException, InterruptedException {
        Map<String, String> info;
        try {
            info = tools.redis().info("persistence");
        } catch (StepException e) {
            return "Redis does not answer, so what it holds in memory alone is lost: " + e.message();
        }
        FileNames.remember(tools.redis(), context);
        if (is(info, "loading") || is(info, "aof_enabled")) {
            return "Redis has its keys on its disk";
        }
        var changes = RedisReady.number(info, "rdb_changes_since_last_save");
        return changes == 0 ? "Redis has its keys in its snapshot" : saved(changes, context);
    }

    @Override
    public List<String> byHand() {
        return List.of("REDISCLI_AUTH=$%s docker exec -e REDISCLI_AUTH %s redis-cli SAVE   # as far as it answers"
                .formatted(tools.site().passwordVariable(), tools.site().container()));
    }

    private static boolean is(Map<String, String> info, String name) {
        return info.getOrDefault(name, "0").strip().equals("1");
    }

    private String saved(long changes, StepContext context) throws StepException, InterruptedException {
        try {
            new Snapshot(tools).make(context);
        } catch (StepException e) {
            throw new StepException(
                    "%,d changes since the last snapshot are in the memory of Redis alone, it keeps no append-only file, and: %s"
                            .formatted(changes, e.message()),
                    "%s Then start again. To give these changes up, stop it by hand with 'docker stop %s' first."
                            .formatted(e.hint(), tools.site().container()),
                    e);
        }
        return "Redis wrote a snapshot of the %,d changes that it held in memory alone".formatted(changes);
    }
}
