package com.wallstreetsim.restore.runbook.backups;

import com.wallstreetsim.restore.port.Database;
import com.wallstreetsim.restore.port.HostFiles;
import com.wallstreetsim.restore.runbook.Backups;
import com.wallstreetsim.restore.site.Site;
import java.time.ZoneId;

/**
 * What a backup works with.
 *
 * @param zone of the host's clock, by which the nightly script names its files
 */
public record BackupTools(Site site, Backups backups, Database database, HostFiles files, ZoneId zone) {}
