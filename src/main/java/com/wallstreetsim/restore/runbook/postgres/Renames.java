package com.wallstreetsim.restore.runbook.postgres;

import java.util.List;

/** The commands that exchange two databases by hand. */
final class Renames {
    private Renames() {}

    static List<String> byHand(RestoreTools tools, String live, String side, String kept) {
        return List.of(("docker exec -i %s psql -U $POSTGRES_USER -d postgres -c \"BEGIN;"
                        + " ALTER DATABASE \\\"%s\\\" RENAME TO \\\"%s\\\";"
                        + " ALTER DATABASE \\\"%s\\\" RENAME TO \\\"%s\\\";"
                        + " ALTER DATABASE \\\"%s\\\" ALLOW_CONNECTIONS false; COMMIT\"")
                .formatted(tools.site().postgres().container(), live, kept, side, live, kept));
    }
}
