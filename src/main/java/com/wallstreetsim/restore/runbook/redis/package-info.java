/** Restart, rebuild and restore of Redis. */
@NullMarked
package com.wallstreetsim.restore.runbook.redis;

import org.jspecify.annotations.NullMarked;
