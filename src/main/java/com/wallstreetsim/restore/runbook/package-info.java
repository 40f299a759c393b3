/** The catalogue: one class for each procedure of the runbook, its steps in a package per service. */
@NullMarked
package com.wallstreetsim.restore.runbook;

import org.jspecify.annotations.NullMarked;
