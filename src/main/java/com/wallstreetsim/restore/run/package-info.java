/** One execution of a plan: the run directory, its journal, the engine that writes it and the view that reads it. */
@NullMarked
package com.wallstreetsim.restore.run;

import org.jspecify.annotations.NullMarked;
