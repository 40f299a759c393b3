package com.wallstreetsim.restore.runbook.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartsTests {
    private static final Parts ARCHIVED = Parts.inArchive(Map.of(
            "data/db/t/202610_1_1_0/count.txt", "10",
            "data/db/t/202610_2_2_0/count.txt", "20",
            "data/db/t/detached/202609_1_1_0/count.txt", "5",
            "data/db/t/tmp_merge_1/count.txt", "7"));

    @Test
    void missesNoPartThatIsServedOrWasMergedIntoALargerOne() {
        var same = served("/d/data/db/t/202610_1_1_0/", "10", "/d/data/db/t/202610_2_2_0/", "20");
        var merged = served("/d/data/db/t/202610_1_2_1/", "30");

        assertThat(ARCHIVED.missingFrom(same)).isEmpty();
        assertThat(ARCHIVED.missingFrom(merged)).isEmpty();
    }

    @Test
    void missesPartsThatAreGoneOrHaveOtherRows() {
        var fewer = served("/d/data/db/t/202610_1_1_0/", "9", "/d/data/db/u/202610_1_2_1/", "30");

        assertThat(ARCHIVED.missingFrom(fewer)).containsExactly("data/db/t/202610_1_1_0", "data/db/t/202610_2_2_0");
    }

    /** A mutation gives a part one number more, and the same blocks and level; the old part stays for some minutes. */
    @Test
    void knowsAMutatedPartForTheOneItWasMadeFrom() {
        var archived = Parts.inArchive(Map.of(
                "store/a/b/all_1_1_0/count.txt", "10",
                "store/a/b/all_1_1_0_3/count.txt", "9",
                "store/a/b/all_2_2_0_3/count.txt", "20",
                "data/db/old/20261001_20261031_1_1_0/count.txt", "5"));

        assertThat(archived.served().rows().keySet())
                .containsExactly(
                        "data/db/old/20261001_20261031_1_1_0", "store/a/b/all_1_1_0_3", "store/a/b/all_2_2_0_3");
        assertThat(archived.missingFrom(
                        served("/d/store/a/b/all_1_2_1_3/", "29", "/d/data/db/old/20261001_20261031_1_2_1/", "6")))
                .isEmpty();
        assertThat(archived.missingFrom(served("/d/store/a/b/all_1_1_0/", "10")))
                .containsExactly(
                        "data/db/old/20261001_20261031_1_1_0", "store/a/b/all_1_1_0_3", "store/a/b/all_2_2_0_3");
    }

    private static Parts served(String... pathsAndRows) {
        var rows = new java.util.ArrayList<List<String>>();
        for (var i = 0; i < pathsAndRows.length; i += 2) {
            rows.add(List.of(pathsAndRows[i], pathsAndRows[i + 1]));
        }
        return Parts.ofServer("/d", rows);
    }
}
