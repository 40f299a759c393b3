package com.wallstreetsim.restore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the engine of every procedure that changes anything at every point there is; the table goes to
 * {@code target/crash-matrix.md}. {@code -Dcrash.only=} chooses rows by a regular expression that is
 * found in their name, {@code -Dcrash.sites=} says how many are performed at a time.
 */
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrashMatrixIT {
    private @Nullable CrashPool pool;

    @BeforeAll
    void bringUp(@TempDir Path directory) throws Exception {
        var table = Path.of(System.getProperty("crash.table", "target/crash-matrix.md"));
        pool = new CrashPool(directory, table, Integer.getInteger("crash.sites", 2));
    }

    @AfterAll
    void takeDown() throws Exception {
        if (pool != null) {
            pool.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> losesNothing() throws Exception {
        var only = Pattern.compile(System.getProperty("crash.only", ""));
        var cases = new ArrayList<>(pool.cases());
        cases.removeIf(row -> !only.matcher(row.name()).find());
        // In a fixed disorder, so that no row leans on the one before it.
        Collections.shuffle(cases, new Random(7));
        return cases.stream()
                .map(row -> {
                    var performed = pool.submit(row);
                    return DynamicTest.dynamicTest(row.name(), () -> CrashPool.await(performed));
                })
                .toList()
                .stream();
    }
}
