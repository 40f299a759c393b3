package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.site.Site;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * What a verification asks.
 *
 * @param leftToDo constraints and sequences whose faults are known to come from the backup
 */
public record VerifyTools(
        Site site,
        Containers containers,
        Database database,
        KeyValueStore redis,
        AnalyticsStore clickhouse,
        Applications applications,
        Web web,
        Clock clock,
        ExecutorService executor,
        Set<String> leftToDo) {
    public VerifyTools {
        leftToDo = Set.copyOf(leftToDo);
    }
}
