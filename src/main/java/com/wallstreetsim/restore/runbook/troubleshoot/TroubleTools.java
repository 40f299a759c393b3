package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.EngineDisk;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.runbook.redis.RedisTools;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import com.wallstreetsim.restore.site.DatabaseUrl;
import com.wallstreetsim.restore.site.Site;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/** What a diagnosis looks at and a fix works with. */
public record TroubleTools(
        StoreTools store,
        RedisTools redisTools,
        Database database,
        AnalyticsStore clickhouse,
        Backups backups,
        UrlLogin login,
        EngineDisk engineDisk,
        Clock clock,
        ExecutorService executor) {
    /** Logs in as the applications do. */
    public interface UrlLogin {
        /** Fails with the reason when user, password, host, port or database of the URL are not accepted. */
        void attempt(DatabaseUrl url) throws StepException;
    }

    Site site() {
        return store.site();
    }

    Containers containers() {
        return store.containers();
    }

    Applications applications() {
        return store.applications();
    }

    HostFiles files() {
        return store.files();
    }
}
