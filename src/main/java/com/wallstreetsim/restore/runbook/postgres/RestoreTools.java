package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.site.Site;

/** What the steps on PostgreSQL work with. */
public record RestoreTools(
        Site site,
        Backups backups,
        Database database,
        Containers containers,
        Compose compose,
        Applications applications,
        HostFiles files,
        Web web) {}
