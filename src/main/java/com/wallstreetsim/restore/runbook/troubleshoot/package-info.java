/** The runbook's troubleshooting: gathers evidence, names the most likely cause, says what to do next. */
@NullMarked
package com.wallstreetsim.restore.runbook.troubleshoot;

import org.jspecify.annotations.NullMarked;
