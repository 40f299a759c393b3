package com.wallstreetsim.restore.runbook.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.procedure.Proof;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What only current servers answer. No such server can be had here: the answers were written down from the documented
 * formats of ClickHouse 24 (Atomic databases, CHECK TABLE), and nothing here proves that a server gives them.
 */
class CurrentServerTests {
    private static final String DATA = "/var/lib/clickhouse";
    private static final String KNOWN =
            "SELECT count() FROM system.settings WHERE name = 'check_query_single_value_result'";
    private static final String TABLES = "SELECT database, name FROM system.tables WHERE database NOT IN "
            + "('system', 'INFORMATION_SCHEMA', 'information_schema') AND engine LIKE '%MergeTree' "
            + "ORDER BY database, name";

    @Test
    void partsOfAnAtomicDatabaseAreFoundByTheirNumbers() {
        var archive = Parts.inArchive(Map.of(
                "store/1f5/1f5b2c3d-0000-4000-8000-000000000001/202611_1_1_0/count.txt", "669680",
                "store/1f5/1f5b2c3d-0000-4000-8000-000000000001/202611_1_1_0/by_day.proj/count.txt", "31",
                "store/1f5/1f5b2c3d-0000-4000-8000-000000000001/detached/broken_1_1_0/count.txt", "5"));
        var server = Parts.ofServer(
                DATA,
                List.of(List.of(
                        "/var/lib/clickhouse/store/1f5/1f5b2c3d-0000-4000-8000-000000000001/202611_1_1_0/", "669680")));

        assertThat(archive.rows()).hasSize(1);
        assertThat(archive.missingFrom(server)).isEmpty();
        assertThat(server.missingFrom(archive)).isEmpty();
    }

    @Test
    void checkTableIsUnderstoodInBothItsForms() throws Exception {
        var single = answers("1", Map.of("CHECK TABLE `db`.`t`", List.of(List.of("1"))));
        assertThat(TableChecks.ask(single, new TestContext()))
                .allMatch(Proof::holds)
                .hasSize(1);

        var parts = answers(
                "1",
                Map.of(
                        "CHECK TABLE `db`.`t`",
                        List.of(
                                List.of("202610_2_2_0", "1", ""),
                                List.of("202611_1_1_0", "0", "Checksums of file price.bin don't match"))));
        assertThat(TableChecks.ask(parts, new TestContext()))
                .containsExactly(new Proof(
                        "CHECK TABLE db.t",
                        "part 202611_1_1_0: Checksums of file price.bin don't match",
                        "passed",
                        false));
    }

    @Test
    void aServerThatDoesNotKnowItIsNotAsked() throws Exception {
        assertThat(TableChecks.ask(answers("0", Map.of()), new TestContext())).isEmpty();
    }

    private static AnalyticsStore answers(String known, Map<String, List<List<String>>> more) {
        return new AnalyticsStore() {
            @Override
            public String version() {
                return "24.8.4.13";
            }

            @Override
            public List<List<String>> query(String sql) {
                return switch (sql) {
                    case KNOWN -> List.of(List.of(known));
                    case TABLES -> List.of(List.of("db", "t"));
                    default -> {
                        assertThat(more).containsKey(sql);
                        yield more.get(sql);
                    }
                };
            }
        };
    }
}
