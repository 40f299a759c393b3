package com.wallstreetsim.restore.backup;

/** What a scan found a backup to be. */
public enum Reason {
    GOOD,
    /** The file ends too early: inside gzip, inside rows, inside a statement, or before the end mark. */
    CUT,
    /** No byte of content, or a dump without a single statement. */
    EMPTY,
    /** Damaged: a checksum, the compression or the text itself is wrong. */
    CORRUPT,
    /** Something else than a dump of PostgreSQL. */
    NOT_A_DUMP,
    /** Custom, tar or directory format of {@code pg_dump}. */
    CUSTOM_FORMAT,
    /** Written by {@code pg_dumpall}: more than one database. */
    CLUSTER_DUMP,
    /** A plain dump in a compression this program does not read. */
    OTHER_COMPRESSION,
    /** A whole dump with something in it that is never executed. */
    REFUSED,
    /** It cannot be read: gone, not permitted, a read error of the disk. */
    UNREADABLE;

    /** The word in a picker's table: {@code good}, {@code CUT}, {@code EMPTY} or {@code BAD}. */
    public String word() {
        return switch (this) {
            case GOOD -> "good";
            case CUT -> "CUT";
            case EMPTY -> "EMPTY";
            case CORRUPT, NOT_A_DUMP, CUSTOM_FORMAT, CLUSTER_DUMP, OTHER_COMPRESSION, REFUSED, UNREADABLE -> "BAD";
        };
    }
}
