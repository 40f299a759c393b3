package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Mode;

/** What stands in the first line of every screen. Probed, not configured. */
public record Header(Mode mode, String host, String site, String siteDirectory, String user) {}
