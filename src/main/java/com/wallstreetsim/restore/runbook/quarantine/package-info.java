/** What earlier runs keep in volumes: listed, put back, removed. */
@NullMarked
package com.wallstreetsim.restore.runbook.quarantine;

import org.jspecify.annotations.NullMarked;
