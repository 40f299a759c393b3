/** The command line: what was typed, which front-end performs it, and the exit code. */
@NullMarked
package com.wallstreetsim.restore.cli;

import org.jspecify.annotations.NullMarked;
