package com.wallstreetsim.restore.runbook.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.adapter.TestContainer;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.adapter.clickhouse.ClickHouseHttp;
import com.wallstreetsim.restore.adapter.docker.ContainerRoute;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.backup.Manifest;
import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows and hashes of tables on a real server: NULLs hide nothing, merges lose nothing. */
@Timeout(120)
class TableSumsIT {
    private static final String COLUMNS = "(d Date, id UInt32, note Nullable(String), many Array(Nullable(UInt8)))";
    private static final String ENGINE = " ENGINE = MergeTree(d, id, 8192)";

    private static TestContainer container;
    private static AnalyticsStore store;

    @BeforeAll
    static void start() {
        container = TestContainer.run(
                "-e",
                "CLICKHOUSE_DB=w",
                "-e",
                "CLICKHOUSE_USER=u",
                "-e",
                "CLICKHOUSE_PASSWORD=p",
                "clickhouse/clickhouse-server:latest");
        store = new ClickHouseHttp(
                new ContainerRoute(new DockerContainers(Optional.empty()), container.name(), 8123),
                "u",
                Secret.of("p"));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(TableSumsIT::answers);
    }

    private static boolean answers() {
        try {
            return !store.version().isEmpty();
        } catch (StepException e) {
            return false;
        }
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @Test
    void rowsWithNullsAreInTheHash() throws Exception {
        store.query("CREATE TABLE w.a " + COLUMNS + ENGINE);
        store.query("CREATE TABLE w.b " + COLUMNS + ENGINE);
        store.query("CREATE TABLE w.plain (d Date, id UInt32)" + ENGINE);
        store.query("CREATE TABLE w.nothing (d Date, id UInt32, n Nullable(UInt8))" + ENGINE);
        store.query("INSERT INTO w.a VALUES ('2026-01-01', 1, NULL, [1, NULL]), ('2026-01-01', 2, 'x', [])");
        store.query("INSERT INTO w.b VALUES ('2026-01-01', 7, NULL, [1, NULL]), ('2026-01-01', 2, 'x', [])");
        store.query("INSERT INTO w.plain VALUES ('2026-01-01', 1), ('2026-01-01', 2)");
        store.query("INSERT INTO w.nothing VALUES ('2026-01-01', 1, NULL)");

        var sums = TableSums.read(store, new TestContext()).sums();

        assertThat(sums.get("w.a")).matches("2 rows, with NULLs \\d+").isNotEqualTo(sums.get("w.b"));
        var plain = store.query("SELECT sum(cityHash64(*)) FROM w.plain").get(0).get(0);
        assertThat(sums).containsEntry("w.plain", "2 rows, hash " + plain);
        assertThat(sums.get("w.nothing")).matches("1 rows, hash 0, with NULLs \\d+");
        frozenPartsGiveTheSame("nothing", sums.get("w.nothing"));
        frozenPartsGiveTheSame("plain", sums.get("w.plain"));
        frozenPartsGiveTheSame("a", sums.get("w.a"));
    }

    @Test
    void rowsThatAnEngineMergesMeanwhileAreNotMissed() throws Exception {
        store.query("CREATE TABLE w.last (d Date, id UInt32, v UInt32) ENGINE = ReplacingMergeTree(d, id, 8192, v)");
        store.query("SYSTEM STOP MERGES");
        store.query("INSERT INTO w.last VALUES ('2026-01-01', 1, 1), ('2026-01-01', 2, 1)");
        store.query("INSERT INTO w.last VALUES ('2026-01-01', 1, 2)");
        var before = TableSums.read(store, new TestContext());
        var context = new TestContext();
        before.remember(context);
        store.query("SYSTEM START MERGES");
        store.query("OPTIMIZE TABLE w.last FINAL");

        var after = TableSums.read(store, new TestContext());

        assertThat(before.sums().get("w.last")).startsWith("3 rows");
        assertThat(after.sums().get("w.last")).startsWith("2 rows");
        assertThat(TableSums.recall(context)).isEqualTo(new TableSums(before.sums(), before.merged(), Set.of()));
        assertThat(of("w.last", after.against(TableSums.recall(context)))).matches(Proof::holds);
        assertThat(of("w.last by its manifest", after.against(manifest(before))))
                .matches(Proof::holds);

        store.query("INSERT INTO w.last VALUES ('2026-01-01', 2, 7)");
        var changed = TableSums.read(store, new TestContext());
        assertThat(of("w.last", changed.against(before))).matches(proof -> !proof.holds());
        store.query("DROP TABLE w.last");
        var gone = TableSums.read(store, new TestContext());
        assertThat(of("w.last", gone.against(before)).found()).isEqualTo("not there");
        assertThat(of("w.last by its manifest", gone.against(manifest(before)))).matches(proof -> !proof.holds());
    }

    private static Manifest manifest(TableSums sums) {
        return new Manifest("made by a test", sums.sums(), Map.of(), Map.of());
    }

    private static Proof of(String what, List<Proof> proofs) {
        return proofs.stream()
                .filter(proof -> proof.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private static void frozenPartsGiveTheSame(String table, String sum) throws Exception {
        var part = store.query("SELECT name, rows FROM system.parts WHERE database = 'w' AND table = '%s' AND active"
                        .formatted(table))
                .get(0);
        var frozen = new FrozenManifest(store, Map.of("wss_0", "w." + table));
        frozen.read(new TestContext());
        var count = frozen.place("shadow/wss_0/data/w/%s/%s/count.txt".formatted(table, part.get(0)));
        var manifest = frozen.of("made by a test", Map.of(), Map.of(count, part.get(1)));

        assertThat(manifest.tables()).containsEntry("w." + table, sum);
        assertThat(new TableSums(Map.of("w." + table, sum)).against(manifest)).allMatch(Proof::holds);
    }
}
