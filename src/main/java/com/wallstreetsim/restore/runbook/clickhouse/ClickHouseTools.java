package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import com.wallstreetsim.restore.site.ClickHouseSite;

/** What the steps on ClickHouse work with. */
public record ClickHouseTools(StoreTools store, AnalyticsStore clickhouse, Others others) {
    /** Where the image keeps its data. */
    static final String DATA = "/var/lib/clickhouse";

    ClickHouseSite site() {
        return store.site().clickhouse();
    }

    /** Reaches a ClickHouse in another container with the site's user and password. */
    public interface Others {
        AnalyticsStore in(ContainerName container);
    }
}
