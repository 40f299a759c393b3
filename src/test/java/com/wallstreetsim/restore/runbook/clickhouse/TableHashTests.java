package com.wallstreetsim.restore.runbook.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.adapter.Fakes;
import com.wallstreetsim.restore.backup.Manifest;
import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.procedure.Proof;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableHashTests {
    @Test
    void aTableWithoutNullsIsHashedAsEver() throws Exception {
        var hash = hash(List.of("id", "UInt64", ""), List.of("day", "Date", "MATERIALIZED"));

        assertThat(hash.columns()).isEqualTo("count(), ifNull(sum(cityHash64(*)), 0)");
        assertThat(hash.words(1000, hash.hashes(List.of("1000", "8044213380760990428"))))
                .isEqualTo("1000 rows, hash 8044213380760990428");
    }

    @Test
    void rowsWithNullsAreHashedByTheirValuesAndWhetherTheseAreNull() throws Exception {
        var hash = hash(List.of("id", "UInt64", ""), List.of("no`te", "Nullable(String)", ""));

        assertThat(hash.columns())
                .isEqualTo("count(), ifNull(sum(cityHash64(*)), 0), ifNull(sum(cityHash64(`id`,"
                        + " assumeNotNull(`no\\`te`), isNull(`no\\`te`))), 0)");
        assertThat(hash.words(2, hash.hashes(List.of("part", "2", "0", "77"))))
                .isEqualTo("2 rows, hash 0, with NULLs 77");
    }

    @Test
    void nullsWithinAnArrayAreHashedAsText() throws Exception {
        var hash = hash(List.of("all", "Array(Nullable(UInt8))", ""));

        assertThat(hash.columns()).isEqualTo("count(), ifNull(sum(cityHash64(toString(`all`))), 0)");
        assertThat(hash.words(1, hash.hashes(List.of("1", "5")))).isEqualTo("1 rows, with NULLs 5");
    }

    @Test
    void aManifestFromBeforeIsStillComparable() {
        var found = new TableSums(Map.of("w.t", "2 rows, hash 9, with NULLs 77"));

        assertThat(found.against(manifest("2 rows, hash 9"))).allMatch(Proof::holds);
        assertThat(found.against(manifest("2 rows"))).allMatch(Proof::holds);
        assertThat(found.against(manifest("2 rows, hash 9, with NULLs 77"))).allMatch(Proof::holds);
        assertThat(found.against(manifest("2 rows, hash 9, with NULLs 78"))).noneMatch(Proof::holds);
        assertThat(found.against(manifest("2 rows, hash 8"))).noneMatch(Proof::holds);
    }

    /** The server in the lab knows no TTL: what one that does has left of a table is made up here. */
    @Test
    void rowsThatExpiredMeanwhileAreLeftToDo() {
        var before = new TableSums(Map.of("w.t", "3 rows, hash 9"));

        assertThat(expiring("2 rows, hash 7").against(before))
                .allMatch(Proof::isToDo)
                .hasSize(1);
        assertThat(new TableSums(Map.of("w.t", "2 rows, hash 7")).against(before))
                .noneMatch(Proof::holds);
    }

    /** The applications write again as soon as the server answers. */
    @Test
    void rowsThatCameSinceItServesAreLeftToDo() {
        var before = new TableSums(Map.of("w.t", "3 rows, hash 9"));

        assertThat(new TableSums(Map.of("w.t", "4 rows, hash 7")).against(before))
                .allMatch(Proof::isToDo)
                .hasSize(1);
        assertThat(expiring("4 rows, hash 7").against(before))
                .allMatch(Proof::isToDo)
                .hasSize(1);
        assertThat(new TableSums(Map.of("w.t", "3 rows, hash 7")).against(before))
                .noneMatch(Proof::holds);
        assertThat(new TableSums(Map.of()).against(before)).noneMatch(Proof::holds);
    }

    private static TableSums expiring(String sum) {
        return new TableSums(Map.of("w.t", sum), Map.of(), Set.of("w.t"));
    }

    private static Manifest manifest(String sum) {
        return new Manifest("made by a test", Map.of("w.t", sum), Map.of(), Map.of());
    }

    private static TableHash hash(List<?>... columns) throws Exception {
        return TableHash.of(
                Fakes.of(AnalyticsStore.class, Map.of("query", words -> List.of((Object[]) columns))), "w", "t");
    }
}
