package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The rows of the crash matrix that are worth their time in every build; {@link CrashMatrixIT} has them all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrashSubsetIT {
    private static final List<String> ROWS = List.of(
            CrashTable.FULL.name() + ": killed in a run at held:swap, then undo",
            CrashTable.FULL.name() + ": killed in a run at end:swap, then go on",
            CrashTable.FULL.name() + ": killed in a run at middle:load, then go on",
            CrashTable.FULL.name() + ": killed in an undo at undo-end:swap, then go on",
            CrashTable.FULL.name() + ": killed in a close at close-end:swap, then undo",
            CrashTable.DROP_FIRST.name() + ": killed in a run at middle:load, then undo",
            CrashTable.DROP_FIRST.name() + ": killed in an undo at undo-middle:drop, then go on",
            "redis.restore: killed in a run at middle:load, then go on",
            "clickhouse.restore: killed in a run at middle:quarantine, then undo");

    private CrashPool pool;

    @BeforeAll
    void bringUp(@TempDir Path directory) throws Exception {
        pool = new CrashPool(directory, directory.resolve("crash-matrix.md"), 2);
    }

    @AfterAll
    void takeDown() throws Exception {
        pool.close();
    }

    @TestFactory
    Stream<DynamicTest> losesNothing() throws Exception {
        var chosen =
                pool.cases().stream().filter(row -> ROWS.contains(row.name())).toList();
        assertThat(chosen).as("rows that are still made").hasSameSizeAs(ROWS);
        return chosen.stream()
                .map(row -> {
                    var performed = pool.submit(row);
                    return DynamicTest.dynamicTest(row.name(), () -> CrashPool.await(performed));
                })
                .toList()
                .stream();
    }
}
