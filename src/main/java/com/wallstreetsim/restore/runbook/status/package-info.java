/** How the site is: the runbook's Quick Reference and Prerequisites, probed. */
@NullMarked
package com.wallstreetsim.restore.runbook.status;

import org.jspecify.annotations.NullMarked;
