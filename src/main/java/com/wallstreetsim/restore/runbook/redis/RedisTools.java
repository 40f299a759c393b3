package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.backup.FileShelf;
import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.runbook.volumes.BeforeStop;
import com.wallstreetsim.restore.runbook.volumes.Ready;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import com.wallstreetsim.restore.site.RedisSite;

/** What the steps on Redis work with. */
public record RedisTools(StoreTools store, KeyValueStore redis, FileShelf shelf) {
    /** Where the image keeps its data. */
    public static final String DATA = "/data";

    /** Whether the site's server answers, with all its keys loaded. */
    public Ready ready() {
        return new RedisReady(redis);
    }

    /** What is done while it still answers, so that stopping it loses nothing. */
    public BeforeStop beforeStop() {
        return new SaveBeforeStop(this);
    }

    RedisSite site() {
        return store.site().redis();
    }
}
