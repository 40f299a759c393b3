/** Restart, rebuild and restore of ClickHouse. */
@NullMarked
package com.wallstreetsim.restore.runbook.clickhouse;

import org.jspecify.annotations.NullMarked;
