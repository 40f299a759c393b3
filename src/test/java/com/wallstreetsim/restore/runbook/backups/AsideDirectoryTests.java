package com.wallstreetsim.restore.runbook.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AsideDirectoryTests {
    @TempDir
    private Path shelf;

    private Path daily;
    private Path weekly;

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(shelf.resolve("weekly"));
        daily = Files.writeString(shelf.resolve("db_20261116_020000.sql.gz"), "daily");
        weekly = Files.writeString(shelf.resolve("weekly/db_weekly_20261101_020000.sql.gz"), "weekly");
    }

    private AsideDirectory aside() {
        return new AsideDirectory(shelf, shelf.resolve(".expired_20261122_214301"));
    }

    @Test
    void takesAwayAndPutsBackWhereItWas() throws Exception {
        aside().take(daily);
        aside().take(weekly);
        assertThat(daily).doesNotExist();
        assertThat(weekly).doesNotExist();

        assertThat(aside().putBack()).isEqualTo(2);

        assertThat(daily).hasContent("daily");
        assertThat(weekly).hasContent("weekly");
        assertThat(aside().place()).doesNotExist();
    }

    @Test
    void neverPutsBackOverAnotherFile() throws Exception {
        aside().take(daily);
        Files.writeString(daily, "somebody's");

        assertThatThrownBy(() -> aside().putBack())
                .isInstanceOf(StepException.class)
                .hasMessageContaining("cannot be moved")
                .hasMessageContaining("FileAlreadyExistsException");
        assertThat(daily).hasContent("somebody's");
        assertThat(aside().files()).hasSize(1);
    }

    @Test
    void deletesOnlyWhatIsAside() throws Exception {
        aside().take(daily);

        assertThat(aside().delete()).isEqualTo(1);

        assertThat(aside().place()).doesNotExist();
        assertThat(weekly).hasContent("weekly");
        assertThat(aside().delete()).isZero();
    }
}
