package com.wallstreetsim.restore.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the commands are given.
 *
 * @param installation the program behind them
 * @param out where results go
 * @param err where messages go
 * @param clock the time
 * @param screen what the terminal can do; looked at only when it matters
 */
public record Context(
        Installation installation, PrintWriter out, PrintWriter err, Clock clock, Supplier<Screen> screen) {}
