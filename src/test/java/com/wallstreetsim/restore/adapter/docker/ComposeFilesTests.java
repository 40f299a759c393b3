package com.wallstreetsim.restore.adapter.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                .contains("its container was made from " + other + "; the site's own " + site + "/db.yml is taken");
        assertThat(files.of(Origin.UNKNOWN))
                .isEqualTo(new ComposeFiles.Chosen(List.of(site.resolve("db.yml")), Optional.empty()));
    }

    @Test
    void refusesSeveralFilesThatAreNotTheSitesAndTypesThem() {
        var files = new ComposeFiles(site.resolve("own.yml"));
        var both = List.of(site + "/db.yml", site + "/more.yml");
        var origin = new Origin(Optional.empty(), both, false);

        assertThatThrownBy(() -> files.of(origin)).hasMessageContaining("/own.yml is not among them");
        assertThat(files.typed(origin)).extracting(Path::toString).isEqualTo(both);
    }

    @Test
    void aGuessThatCannotServeIsNone() {
        var files = new ComposeFiles(site.resolve("db.yml"));

        assertThat(files.guessed(List.of(site + "/db.yml", site + "/more.yml"))).hasSize(2);
        assertThat(files.guessed(List.of(site + "/db.yml", site + "/gone.yml"))).isEmpty();
        assertThat(files.guessed(List.of(site + "/more.yml"))).isEmpty();
    }
}
