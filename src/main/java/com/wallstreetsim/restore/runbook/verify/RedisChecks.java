package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PING, keys, and the flags that say whether Redis can write what it holds. */
final class RedisChecks {
    private static final List<Map.Entry<String, String>> FLAGS = List.of(
            Map.entry("loading", "0"),
            Map.entry("rdb_last_bgsave_status", "ok"),
            Map.entry("aof_enabled", "1"),
            Map.entry("aof_last_write_status", "ok"),
            Map.entry("aof_last_bgrewrite_status", "ok"));

    private final KeyValueStore redis;

    RedisChecks(KeyValueStore redis) {
        this.redis = redis;
    }

    List<Check> all() {
        return List.of(
                Check.quick("Redis PING", this::ping),
                Check.quick("Redis keys", this::keys),
                Check.quick("Redis persistence", this::persistence));
    }

    private List<Proof> ping() throws StepException {
        var answer = redis.ping();
        return List.of(new Proof("Redis PING", answer, "PONG", answer.equals("PONG")));
    }

    private List<Proof> keys() throws StepException {
        return List.of(Proof.seen("Redis keys", "%,d".formatted(redis.keys())));
    }

    private List<Proof> persistence() throws StepException {
        var info = redis.info("persistence");
        var proofs = new ArrayList<Proof>();
        for (var flag : FLAGS) {
            var found = info.getOrDefault(flag.getKey(), "not said");
            proofs.add(new Proof("Redis " + flag.getKey(), found, flag.getValue(), found.equals(flag.getValue())));
        }
        return proofs;
    }
}
