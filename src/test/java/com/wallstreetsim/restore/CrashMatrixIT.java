package com.wallstreetsim.restore;

import java.nio.file.Path;
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
        matrix = new CrashMatrix(directory);
    }

    @AfterAll
    void takeDown() throws Exception {
        matrix.report(Path.of("target/crash-matrix.md"));
        matrix.close();
    }

    @TestFactory
    Stream<DynamicTest> losesNothing() throws Exception {
        var only = System.getProperty("crash.only", "");
        return matrix.cases().stream()
                .filter(row -> row.name().contains(only))
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> matrix.perform(row)));
    }
}
