/** ClickHouse over its HTTP interface. */
@NullMarked
package com.wallstreetsim.restore.adapter.clickhouse;

import org.jspecify.annotations.NullMarked;
