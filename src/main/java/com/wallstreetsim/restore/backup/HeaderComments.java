package com.wallstreetsim.restore.backup;

/** Reads the comments between statements for what {@code pg_dump} says about itself. */
final class HeaderComments {
    private static final String SERVER = "-- Dumped from database version ";
    private static final String PROGRAM = "-- Dumped by pg_dump version ";

    private DumpHeader header = DumpHeader.NONE;

    DumpHeader header() {
        return header;
    }

    void comment(String comment) {
        var line = comment.stripTrailing();
        if (line.equals("-- PostgreSQL database dump")) {
            header = with(true, false, header.cluster());
        } else if (line.equals("-- PostgreSQL database dump complete")) {
            header = with(header.begun(), true, header.cluster());
        } else if (line.equals("-- PostgreSQL database cluster dump")) {
            header = with(header.begun(), false, true);
        } else if (line.startsWith(SERVER) && header.serverVersion().isEmpty()) {
            header = versions(line.substring(SERVER.length()), header.dumpVersion());
        } else if (line.startsWith(PROGRAM) && header.dumpVersion().isEmpty()) {
            header = versions(header.serverVersion(), line.substring(PROGRAM.length()));
        }
    }

    /** Whatever follows the end mark makes it no end. */
    void statement() {
        if (header.complete()) {
            header = with(header.begun(), false, header.cluster());
        }
    }

    private DumpHeader with(boolean begun, boolean complete, boolean cluster) {
        return new DumpHeader(begun, complete, cluster, header.serverVersion(), header.dumpVersion());
    }

    private DumpHeader versions(String server, String program) {
        return new DumpHeader(header.begun(), header.complete(), header.cluster(), server, program);
    }
}
