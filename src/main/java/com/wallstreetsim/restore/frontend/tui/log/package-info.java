/** The log pane, which reads a run's output by pages however long it is. */
@NullMarked
package com.wallstreetsim.restore.frontend.tui.log;

import org.jspecify.annotations.NullMarked;
