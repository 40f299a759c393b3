package com.wallstreetsim.restore.runbook.postgres;

import java.util.List;

/** The commands that exchange two databases by hand. */
final class Renames {
    private Renames() {}

    /** Sessions keep a database from being renamed; the one that was kept takes none until it is told to. */
    static List<String> byHand(RestoreTools tools, String live, String side, String kept) {
        return List.of(
                ended(tools, live, side),
                psql(tools)
                        + (" -c 'BEGIN; ALTER DATABASE \"%s\" RENAME TO \"%s\"; ALTER DATABASE \"%s\" RENAME TO \"%s\";"
                                        + " ALTER DATABASE \"%s\" ALLOW_CONNECTIONS true; COMMIT'")
                                .formatted(live, kept, side, live, live));
    }

    /** Takes a database out of the way; it takes no sessions until it is told to. */
    static List<String> asideByHand(RestoreTools tools, String live, String aside) {
        return List.of(
                ended(tools, live, live),
                psql(tools) + " -c 'ALTER DATABASE \"%s\" RENAME TO \"%s\"'".formatted(live, aside));
    }

    private static String ended(RestoreTools tools, String live, String side) {
        return psql(tools)
                + " -c 'ALTER DATABASE \"%s\" ALLOW_CONNECTIONS false'".formatted(live)
                + " -c \"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN ('%s', '%s')\""
                        .formatted(live, side);
    }

    private static String psql(RestoreTools tools) {
        return "docker exec -i %s psql -U $POSTGRES_USER -d postgres -v ON_ERROR_STOP=1"
                .formatted(tools.site().postgres().container());
    }
}
