package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.site.DatabaseUrl;
import com.wallstreetsim.restore.site.Site;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/** What a diagnosis looks at. */
public record TroubleTools(
        Site site,
        Containers containers,
        Database database,
        KeyValueStore redis,
        AnalyticsStore clickhouse,
        Applications applications,
        Backups backups,
        HostFiles files,
        Web web,
        UrlLogin login,
        Clock clock,
        ExecutorService executor) {
    /** Logs in as the applications do. */
    public interface UrlLogin {
        /** Fails with the reason when user, password, host, port or database of the URL are not accepted. */
        void attempt(DatabaseUrl url) throws StepException;
    }
}
