package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Queries with a login: ClickHouse's own ping says Ok with damaged tables. */
final class ClickHouseChecks {
    private static final Duration READING = Duration.ofMinutes(2);

    private final AnalyticsStore clickhouse;
    private final String database;

    ClickHouseChecks(AnalyticsStore clickhouse, String database) {
        this.clickhouse = clickhouse;
        this.database = database;
    }

    List<Check> all() {
        return List.of(
                Check.quick("ClickHouse query", this::query),
                new Check("ClickHouse tables", READING, this::tables),
                Check.quick("ClickHouse detached parts", this::detached));
    }

    private List<Proof> query() throws StepException {
        var found = first("SELECT 1");
        return List.of(
                Proof.seen("ClickHouse server", "version " + clickhouse.version()),
                new Proof("ClickHouse SELECT 1", found, "1", found.equals("1")));
    }

    private List<Proof> tables() throws StepException {
        var names = clickhouse.query("SELECT name FROM system.tables WHERE database = '%s' ORDER BY name"
                .formatted(database.replace("'", "\\'")));
        var proofs = new ArrayList<Proof>();
        for (var row : names) {
            proofs.add(table(row.get(0)));
        }
        return proofs.isEmpty()
                ? List.of(Proof.seen("ClickHouse tables", "none in database " + database))
                : List.copyOf(proofs);
    }

    private Proof table(String name) {
        var what = "ClickHouse table " + name;
        try {
            var sql = "SELECT count() FROM `%s`.`%s`".formatted(database, name.replace("`", "\\`"));
            return Proof.seen(what, "%,d rows".formatted(Long.parseLong(first(sql))));
        } catch (StepException e) {
            return new Proof(what, e.message(), "a count", false);
        }
    }

    /** A part that ClickHouse took out because it was broken stays there until somebody looks. */
    private List<Proof> detached() throws StepException {
        var what = "ClickHouse detached parts";
        var known = first("SELECT count() FROM system.tables WHERE database = 'system' AND name = 'detached_parts'");
        if (known.equals("0")) {
            return List.of(Proof.seen(what, "this version does not list them"));
        }
        var found = first("SELECT count() FROM system.detached_parts WHERE reason != ''");
        return List.of(new Proof(what, found, "0", found.equals("0")));
    }

    private String first(String sql) throws StepException {
        return clickhouse.query(sql).get(0).get(0);
    }
}
