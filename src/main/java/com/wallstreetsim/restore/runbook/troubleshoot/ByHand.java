package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.site.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an operator would type to look at the same things. */
record ByHand(Site site) {
    List<String> of(Topic topic) {
        return switch (topic) {
            case EVERYTHING -> everything();
            case POSTGRES_START ->
                List.of(
                        "docker inspect -f '{{.State}}' " + site.postgres().container(),
                        "docker logs --tail 40 " + site.postgres().container(),
                        "df -h; docker system df",
                        "docker exec %s psql -h 127.0.0.1 -U $POSTGRES_USER -d %s -c 'SELECT 1'"
                                .formatted(
                                        site.postgres().container(),
                                        site.postgres().database()));
            case DATABASE_IN_USE ->
                List.of(
                        "docker exec %s psql -U $POSTGRES_USER -d postgres -c \"SELECT * FROM pg_stat_activity WHERE datname = '%s'\""
                                .formatted(
                                        site.postgres().container(),
                                        site.postgres().database()));
            case BACKUP_CORRUPTED ->
                List.of("for f in '%s'/*.sql.gz; do gunzip -t \"$f\" && gunzip -c \"$f\" | tail -n 5; done"
                        .formatted(site.paths().backups()));
            case REDIS_AOF ->
                List.of(
                        "docker inspect -f '{{.State}}' " + site.redis().container(),
                        "docker logs --tail 40 " + site.redis().container());
            case APPLICATION_CONNECTION ->
                List.of(
                        "pm2 status",
                        "pm2 logs --nostream --lines 50",
                        "grep -c DATABASE_URL " + site.paths().envFile());
        };
    }

    private List<String> everything() {
        var all = new ArrayList<String>();
        Arrays.stream(Topic.values())
                .filter(topic -> topic != Topic.EVERYTHING)
                .forEach(topic -> all.addAll(of(topic)));
        return all;
    }
}
