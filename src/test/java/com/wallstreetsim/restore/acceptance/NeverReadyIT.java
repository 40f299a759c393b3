package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that runs, answers nobody, and whose health check never turns green: the process itself is stopped. */
@Tag("all")
@Timeout(400)
class NeverReadyIT {
    private static final String CHECKED =
            "healthcheck: {test: [\"CMD-SHELL\", \"pg_isready -h 127.0.0.1 -U wss_user -d postgres -t 1\"],"
                    + " interval: 1s, timeout: 5s, retries: 1}";

    @TempDir
    private Path place;

    @Test
    void endsInATimeoutWithTheLastLinesOfTheLog() throws Exception {
        try (var site = ScratchSite.startWith(place, "CREATE TABLE agents (id int);\n", CHECKED)) {
            var name = site.postgres().container();
            site.postgres().ask("postgres", "DO $$ BEGIN RAISE LOG 'last words before it hung'; END $$");
            site.postgres().docker("kill", "--signal", "STOP", name);
            try {
                awaitUnhealthy(site.postgres());
                says(site, name);
                givesUp(site, name);
            } finally {
                site.postgres().docker("kill", "--signal", "CONT", name);
            }
        }
    }

    private static void awaitUnhealthy(Postgres postgres) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> postgres.docker("inspect", "-f", "{{.State.Health.Status}}", postgres.container())
                        .strip()
                        .equals("unhealthy"));
    }

    private void says(ScratchSite site, String name) {
        var diagnosed = site.program(place.resolve("state")).call("run", "troubleshoot.postgres-start");

        assertThat(diagnosed.exit()).as(diagnosed.said()).isZero();
        assertThat(diagnosed.last().path("message").asText()).startsWith("most likely: PostgreSQL runs but refuses: ");
        var rows = StreamSupport.stream(
                        diagnosed.finished("diagnose").path("proofs").spliterator(), false)
                .map(row -> row.path("what").asText() + ": " + row.path("found").asText())
                .toList();
        assertThat(rows)
                .anyMatch(row -> row.startsWith("log of " + name + ": ") && row.contains("last words before it hung"))
                .anyMatch(row ->
                        row.startsWith("also wrong: the health check of container " + name + " does not turn green"));
    }

    private void givesUp(ScratchSite site, String name) throws IOException {
        var started =
                site.program(place.resolve("state")).call("run", "troubleshoot.postgres-start", "--set", "fix=start");

        assertThat(started.exit()).as(started.said()).isEqualTo(4);
        assertThat(started.last().path("message").asText())
                .startsWith("container '" + name + "' does not answer after 90 s: ");
        assertThat(started.last().path("hint").asText()).startsWith("The log above ends with its last lines");
        // The diagnosis before it names the log of the container in each of its lines; these come from the wait.
        var said = place.resolve("state/runs").resolve(started.run()).resolve("output.log");
        assertThat(Files.readAllLines(said))
                .anyMatch(line -> line.contains("last words before it hung") && !line.contains("log of "));
    }
}
