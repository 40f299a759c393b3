package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.volumes.Ready;
import java.util.Map;

/** Redis is ready when it has loaded its data; while it loads, how far it is. */
final class RedisReady implements Ready {
    private final KeyValueStore redis;

    RedisReady(KeyValueStore redis) {
        this.redis = redis;
    }

    @Override
    public String ask(StepContext context) throws StepException {
        var persistence = redis.info("persistence");
        if (!persistence.getOrDefault("loading", "0").equals("0")) {
            context.progress(progress(persistence));
            throw new StepException("Redis is loading its data set", "Wait.");
        }
        redis.ping();
        return "Redis answers, %,d keys".formatted(redis.keys());
    }

    /** {@code 62 % loaded, 4 s to go}. */
    static Progress progress(Map<String, String> persistence) {
        return new Progress(
                number(persistence, "loading_loaded_bytes"),
                number(persistence, "loading_total_bytes"),
                "bytes",
                "%s %% loaded, %s s to go"
                        .formatted(
                                persistence.getOrDefault("loading_loaded_perc", "?"),
                                persistence.getOrDefault("loading_eta_seconds", "?")));
    }

    static long number(Map<String, String> values, String name) {
        var text = values.getOrDefault(name, "0").strip();
        return text.matches("\\d+") ? Long.parseLong(text) : 0;
    }
}
