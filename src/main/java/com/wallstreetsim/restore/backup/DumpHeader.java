package com.wallstreetsim.restore.backup;

/**
 * What {@code pg_dump} says about itself in the comments of a dump.
 *
 * @param begun the comment {@code PostgreSQL database dump} was seen
 * @param complete the end mark {@code PostgreSQL database dump complete} was seen and no statement after it
 * @param cluster it is a {@code pg_dumpall} file
 * @param serverVersion as written, such as {@code 15.18 (Debian 15.18-0+deb12u1)}; empty text where it is not said
 * @param dumpVersion the version of {@code pg_dump}, as written; empty text where it is not said
 */
public record DumpHeader(boolean begun, boolean complete, boolean cluster, String serverVersion, String dumpVersion) {
    public static final DumpHeader NONE = new DumpHeader(false, false, false, "", "");
}
