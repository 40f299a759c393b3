package com.wallstreetsim.restore.site;

/** One line of the runbook's revision history. */
public record Revision(String date, String version, String changes, String author) {}
