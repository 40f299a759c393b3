package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code CHECK TABLE} of each MergeTree table: the checksums of every part. Servers that know it for these tables have
 * the setting for its form of answer; others are not asked, and every column is read there all the same.
 */
final class TableChecks {
    private static final String KNOWN =
            "SELECT count() FROM system.settings WHERE name = 'check_query_single_value_result'";
    private static final String TABLES = "SELECT database, name FROM system.tables WHERE database NOT IN "
            + "('system', 'INFORMATION_SCHEMA', 'information_schema') AND engine LIKE '%MergeTree' "
            + "ORDER BY database, name";
    private static final String PASSED = "passed";

    private TableChecks() {}

    /** A proof for each table, none where the server cannot be asked. */
    static List<Proof> ask(AnalyticsStore store, StepContext context) throws StepException, InterruptedException {
        if (store.query(KNOWN).get(0).get(0).equals("0")) {
            context.say("this server knows no CHECK TABLE for its tables");
            return List.of();
        }
        var proofs = new ArrayList<Proof>();
        for (var table : store.query(TABLES)) {
            context.checkCancelled();
            var found = judged(store.query("CHECK TABLE " + TableSums.quoted(table.get(0), table.get(1))));
            var what = "CHECK TABLE %s.%s".formatted(table.get(0), table.get(1));
            context.say("%s: %s".formatted(what, found));
            proofs.add(new Proof(what, found, PASSED, found.equals(PASSED)));
        }
        return proofs;
    }

    /** One value for the table, or a row for each part: path, whether it passed, what is wrong. */
    private static String judged(List<List<String>> answer) {
        for (var row : answer) {
            var verdict = row.get(Math.min(1, row.size() - 1));
            if (!verdict.equals("1") && !verdict.equals("true")) {
                return row.size() == 1 ? "damaged" : "part %s: %s".formatted(row.get(0), row.get(row.size() - 1));
            }
        }
        return PASSED;
    }
}
