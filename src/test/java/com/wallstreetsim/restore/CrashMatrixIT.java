package com.wallstreetsim.restore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Kills the engine of a restore at every point there is; the table goes to {@code target/crash-matrix.md}. */
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrashMatrixIT {
    private CrashMatrix matrix;

    @BeforeAll
    void bringUp(@TempDir Path directory) throws Exception {
        matrix = new CrashMatrix(directory, Path.of(System.getProperty("crash.table", "target/crash-matrix.md")));
    }

    @AfterAll
    void takeDown() {
        matrix.close();
    }

    @TestFactory
    Stream<DynamicTest> losesNothing() throws Exception {
        var only = System.getProperty("crash.only", "");
        var cases = new ArrayList<>(matrix.cases());
        // In a fixed disorder, so that no row leans on the one before it.
        Collections.shuffle(cases, new Random(7));
        return cases.stream()
                .filter(row -> row.name().contains(only))
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> matrix.perform(row)));
    }
}
