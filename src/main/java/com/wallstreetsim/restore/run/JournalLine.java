package com.wallstreetsim.restore.run;

import java.time.Instant;

/** One line of a journal: its number from 1, its time, and what happened. */
public record JournalLine(long seq, Instant at, RunEvent event) {}
