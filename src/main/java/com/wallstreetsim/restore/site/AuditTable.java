package com.wallstreetsim.restore.site;

/** The table and its timestamp column that tell what happened in the gap of a point-in-time restore. */
public record AuditTable(String table, String timeColumn) {}
