package com.wallstreetsim.restore.runbook.status;

import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.port.KeyValueStore;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.procedure.KeptVolume;
import com.wallstreetsim.restore.procedure.Shelf;
import com.wallstreetsim.restore.site.Site;
import java.time.Clock;

/** What the status looks at. */
public record StatusTools(
        Site site,
        Containers containers,
        Database database,
        KeyValueStore redis,
        AnalyticsStore clickhouse,
        Applications applications,
        HostFiles files,
        Web web,
        Shelf shelf,
        KeptVolume.Source keptVolumes,
        Clock clock) {}
