/** Procedures and steps for PostgreSQL: load beside, prove, swap, keep. */
@NullMarked
package com.wallstreetsim.restore.runbook.postgres;

import org.jspecify.annotations.NullMarked;
