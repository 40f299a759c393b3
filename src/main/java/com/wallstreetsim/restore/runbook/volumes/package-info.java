/** Steps on a service's container and its volume: stop, quarantine instead of delete, start, and their way back. */
@NullMarked
package com.wallstreetsim.restore.runbook.volumes;

import org.jspecify.annotations.NullMarked;
