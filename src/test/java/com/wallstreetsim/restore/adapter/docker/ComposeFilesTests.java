package com.wallstreetsim.restore.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.port.Compose.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComposeFilesTests {
    @TempDir
    Path above;

    private Path site;

    @BeforeEach
    void writeFiles() throws Exception {
        site = Files.createDirectory(above.resolve("site"));
        Files.createFile(site.resolve("db.yml"));
        Files.createFile(site.resolve("more.yml"));
    }

    @Test
    void readsALabelOfEitherCompose() {
        var both = List.of(site + "/db.yml", site + "/more.yml");

        assertThat(ComposeFiles.told(String.join(",", both), site)).isEqualTo(both);
        assertThat(ComposeFiles.told("db.yml,more.yml", site)).isEqualTo(both);
        assertThat(ComposeFiles.told("site/db.yml,site/more.yml", site)).isEqualTo(both);
        assertThat(ComposeFiles.told("db.yml,gone.yml", site)).containsExactly(site + "/db.yml", site + "/gone.yml");
        assertThat(ComposeFiles.told("", site)).isEmpty();
    }

    @Test
    void takesTheSitesOwnFileWhereTheContainerWasMadeFromOthers() throws Exception {
        var files = new ComposeFiles(site.resolve("db.yml"));
        var other = site.resolve("more.yml");

        var chosen = files.of(new Origin(Optional.empty(), List.of(other.toString()), false));

        assertThat(chosen.files()).containsExactly(site.resolve("db.yml"));
        assertThat(chosen.remark())
                .contains("its container was made from " + other + "; the site's file is not among them, and " + site
                        + "/db.yml alone is taken");
        assertThat(files.of(Origin.UNKNOWN))
                .isEqualTo(new ComposeFiles.Chosen(List.of(site.resolve("db.yml")), Optional.empty()));
    }
}
