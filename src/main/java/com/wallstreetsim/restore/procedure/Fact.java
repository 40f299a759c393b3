package com.wallstreetsim.restore.procedure;

/** One measured line of a preview or a gate: {@code goes away | wallstreetsim, 237 MiB, 11 tables}. */
public record Fact(String label, String value) {}
