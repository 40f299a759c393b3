package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rebuilds PostgreSQL where its cluster is not in the root of its volume. */
@Tag("all")
@Timeout(300)
class PostgresRebuildIT {
    @TempDir
    private Path directory;

    @Test
    void aClusterBelowTheVolumesRootIsRebuiltAndBroughtBack() throws Exception {
        var place = Files.createDirectories(directory.resolve("site"));
        Files.writeString(place.resolve("pgdata.env"), "PGDATA=/var/lib/postgresql/data/below/pg\n");
        var keys = "env_file: [pgdata.env]\n    volumes: [\"pg:/var/lib/postgresql/data\"]\nvolumes:\n  pg: {}";
        var project = "";
        try (var site = ScratchSite.startWith(place, SmallDump.text(50), keys)) {
            project = site.postgres().container();
            var old = site.postgres().dumped(ScratchSite.LIVE);
            var backup = site.backup("new.sql.gz", SmallDump.gzip(SmallDump.text(80)));
            var program = site.program(directory.resolve("state"));

            var rebuilt = program.call(
                    "run", "postgres.rebuild", "--set", "backup=" + backup, "--approve", "quarantine=" + project);

            assertThat(rebuilt.exit()).as(rebuilt.said()).isZero();
            assertThat(rebuilt.finished("fresh").path("proofs").toString())
                    .containsPattern("\"found\":\"\\d{15,20}\",\"expected\":\"another than the old \\d{15,20}\"");
            var undone = program.call("undo", rebuilt.run());
            assertThat(undone.exit()).as(undone.said()).isZero();
            site.awaitReady();
            assertThat(site.postgres().dumped(ScratchSite.LIVE)).isEqualTo(old);
        } finally {
            Shell.sh("docker", "volume", "ls", "-q", "--filter", "label=com.docker.compose.project=" + project)
                    .lines()
                    .forEach(volume -> Shell.sh("docker", "volume", "rm", volume));
        }
    }
}
