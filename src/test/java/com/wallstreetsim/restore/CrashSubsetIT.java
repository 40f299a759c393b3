package com.wallstreetsim.restore;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The rows of the crash matrix that are worth their time in every build; {@link CrashMatrixIT} has them all. */
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrashSubsetIT {
    private static final Set<String> ROWS = Set.of();

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
        var cases = pool.cases(List.of(CrashTable.FULL, CrashTable.DROP_FIRST));
        return cases.stream()
                .filter(row -> ROWS.contains(row.name()))
                .map(row -> {
                    var performed = pool.submit(row);
                    return DynamicTest.dynamicTest(row.name(), () -> CrashPool.await(performed));
                })
                .toList()
                .stream();
    }
}
