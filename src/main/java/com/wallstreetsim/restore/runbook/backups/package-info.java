/** Backing up now: a new backup, read back, and the old ones beyond the retention set aside. */
@NullMarked
package com.wallstreetsim.restore.runbook.backups;

import org.jspecify.annotations.NullMarked;
