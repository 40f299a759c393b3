/** Steps for the site's applications: stop, start, and ask whether they answer. */
@NullMarked
package com.wallstreetsim.restore.runbook.applications;

import org.jspecify.annotations.NullMarked;
