package com.wallstreetsim.restore;

import com.wallstreetsim.restore.CrashCase.Doing;
import java.nio.file.Path;
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
    private static final Set<String> POINTS = Set.of("end:swap", "kill:load", "start:drop", "end:place");
    private static final Set<String> UNDO_POINTS = Set.of("undo-end:swap", "undo-end:drop");

    private CrashMatrix matrix;

    @BeforeAll
    void bringUp(@TempDir Path directory) throws Exception {
        matrix = new CrashMatrix(directory, directory.resolve("crash-matrix.md"));
    }

    @AfterAll
    void takeDown() {
        matrix.close();
    }

    @TestFactory
    Stream<DynamicTest> losesNothing() throws Exception {
        return matrix.cases().stream()
                .filter(CrashSubsetIT::chosen)
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> matrix.perform(row)));
    }

    private static boolean chosen(CrashCase row) {
        var plain = row.answers().equals(CrashCases.PLAIN);
        return !plain
                && (row.doing() == Doing.RUN ? POINTS : UNDO_POINTS).contains(row.point())
                && row.doing() != Doing.UNDO_OF_INTERRUPTED;
    }
}
