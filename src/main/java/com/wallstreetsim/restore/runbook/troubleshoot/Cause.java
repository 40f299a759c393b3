package com.wallstreetsim.restore.runbook.troubleshoot;

/**
 * Something that is wrong.
 *
 * @param weight how surely it is the cause, 0 to 100; causes of other causes weigh more
 * @param what in words, with the evidence: {@code container wss_postgres exited (137), out of memory}
 * @param next the best next action, a sentence that names the procedure
 */
record Cause(int weight, String what, String next) {}
