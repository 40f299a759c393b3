package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.port.Compose;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.port.Helpers;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.port.Volumes;
import com.wallstreetsim.restore.port.Web;
import com.wallstreetsim.restore.site.Site;

/** What the steps on containers and volumes work with. */
public record StoreTools(
        Site site,
        Containers containers,
        Volumes volumes,
        Helpers helpers,
        Compose compose,
        Applications applications,
        HostFiles files,
        Web web) {}
