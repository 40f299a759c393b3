package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import com.wallstreetsim.restore.site.RedisSite;

/** What the steps on Redis work with. */
public record RedisTools(StoreTools store, KeyValueStore redis) {
    /** Where the image keeps its data. */
    public static final String DATA = "/data";

    RedisSite site() {
        return store.site().redis();
    }
}
