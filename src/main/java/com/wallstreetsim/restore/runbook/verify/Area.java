package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.runbook.Check;
import com.wallstreetsim.restore.site.Site;
import java.util.ArrayList;
import java.util.List;

/** A part of the site that is verified by itself. */
enum Area {
    DATABASE {
        @Override
        List<Check> checks(VerifyTools tools) {
            var postgres = tools.site().postgres();
            var checks = new ArrayList<Check>();
            checks.add(ContainerCheck.of(tools.containers(), postgres.container()));
            checks.addAll(new DatabaseChecks(
                            tools.database(), postgres.database(), postgres.tablesToCheck(), tools.leftToDo())
                    .all());
            return checks;
        }

        @Override
        List<String> byHand(Site site) {
            var psql = "docker exec %s psql -U $POSTGRES_USER -d %s -c "
                    .formatted(site.postgres().container(), site.postgres().database());
            var commands = new ArrayList<String>();
            for (var table : site.postgres().tablesToCheck()) {
                commands.add(psql + "'SELECT count(*) FROM " + table + "'");
            }
            commands.add(psql + "'SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid'");
            commands.add(psql + "'SELECT conname FROM pg_constraint WHERE NOT convalidated'");
            return commands;
        }
    },
    APPLICATION {
        @Override
        List<Check> checks(VerifyTools tools) {
            return new ApplicationChecks(
                            tools.applications(), tools.web(), tools.site().probes(), tools.clock())
                    .all();
        }

        @Override
        List<String> byHand(Site site) {
            var commands = new ArrayList<>(List.of("pm2 status", "pm2 logs --nostream --lines 100 | grep -i error"));
            site.probes().forEach(probe -> commands.add("curl -sS '" + probe.url() + "'"));
            return commands;
        }
    },
    REDIS {
        @Override
        List<Check> checks(VerifyTools tools) {
            var checks = new ArrayList<Check>();
            checks.add(
                    ContainerCheck.of(tools.containers(), tools.site().redis().container()));
            checks.addAll(new RedisChecks(tools.redis()).all());
            return checks;
        }

        @Override
        List<String> byHand(Site site) {
            var cli = "docker exec -e REDISCLI_AUTH %s redis-cli "
                    .formatted(site.redis().container());
            return List.of(cli + "PING", cli + "DBSIZE", cli + "INFO persistence");
        }
    },
    CLICKHOUSE {
        @Override
        List<Check> checks(VerifyTools tools) {
            var clickhouse = tools.site().clickhouse();
            var checks = new ArrayList<Check>();
            checks.add(ContainerCheck.of(tools.containers(), clickhouse.container()));
            checks.addAll(new ClickHouseChecks(tools.clickhouse(), clickhouse.database()).all());
            return checks;
        }

        @Override
        List<String> byHand(Site site) {
            return List.of("docker exec -i %s clickhouse-client --user $CLICKHOUSE_USER --ask-password -q 'SELECT 1'"
                    .formatted(site.clickhouse().container()));
        }
    };

    abstract List<Check> checks(VerifyTools tools);

    abstract List<String> byHand(Site site);
}
