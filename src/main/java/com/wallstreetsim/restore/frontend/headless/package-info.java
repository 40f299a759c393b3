/** Runs without anybody at a terminal: one JSON object or one readable line per event, gates from the command line. */
@NullMarked
package com.wallstreetsim.restore.frontend.headless;

import org.jspecify.annotations.NullMarked;
