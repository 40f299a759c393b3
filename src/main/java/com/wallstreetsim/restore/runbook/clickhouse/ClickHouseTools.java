package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.backup.FileShelf;
import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.runbook.volumes.Ready;
import com.wallstreetsim.restore.runbook.volumes.StoreTools;
import com.wallstreetsim.restore.site.ClickHouseSite;

/** What the steps on ClickHouse work with. */
public record ClickHouseTools(StoreTools store, AnalyticsStore clickhouse, Others others, FileShelf shelf) {
    /** Where the image keeps its data. */
    public static final String DATA = "/var/lib/clickhouse";

    ClickHouseSite site() {
        return store.site().clickhouse();
    }

    /** Whether the site's server answers. */
    public Ready ready() {
        return new ClickHouseReady(clickhouse);
    }

    /** Reaches a ClickHouse in another container with the site's user and password. */
    public interface Others {
        AnalyticsStore in(ContainerName container);
    }
}
