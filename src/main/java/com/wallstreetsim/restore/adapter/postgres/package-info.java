/** PostgreSQL over TCP with its own JDBC driver, and pg_dump inside the container. */
@NullMarked
package com.wallstreetsim.restore.adapter.postgres;

import org.jspecify.annotations.NullMarked;
