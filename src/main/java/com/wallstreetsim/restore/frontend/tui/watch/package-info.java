/** The pages of one run: steps, gate, end, interrupted, and the list of runs. */
@NullMarked
package com.wallstreetsim.restore.frontend.tui.watch;

import org.jspecify.annotations.NullMarked;
