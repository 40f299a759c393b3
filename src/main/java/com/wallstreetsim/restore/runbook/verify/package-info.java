/** The runbook's verification procedures: values found beside values expected. */
@NullMarked
package com.wallstreetsim.restore.runbook.verify;

import org.jspecify.annotations.NullMarked;
