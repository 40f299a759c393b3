package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Docker engine that is restarted in the middle of a restore: one of the test's own, never the host's. */
@Tag("all")
final class DockerFaultIT {
    @TempDir
    static Path place;

    private static @Nullable OwnDocker docker;
    private static @Nullable FaultBench bench;

    @BeforeAll
    static void startAnEngine() throws Exception {
        docker = OwnDocker.start(place.resolve("docker"));
        docker.copyImage("postgres:16-alpine");
        var site = ScratchSite.startOn(docker.command(), place.resolve("site"), SmallDump.text(100));
        bench = new FaultBench(site, place);
    }

    @BeforeEach
    void anew() throws IOException {
        docker.beUp();
        bench.beginAnew();
        bench.use(docker.in(bench.program()));
    }

    @AfterAll
    static void end() throws Exception {
        if (docker == null) {
            return;
        }
        try (var last = docker) {
            last.beUp();
            FaultBench.close(bench);
        }
    }

    @Test
    void aRestartInTheLoad() throws Exception {
        var run = bench.heldInTheLoad();
        docker.stop();
        run.signal("CONT");
        HeldRun.awaiting().until(() -> run.output().contains("waiting for up to 180 s: no Docker engine"));
        docker.startAgain();

        bench.unchanged(
                "Docker engine restarted",
                "load",
                run,
                "exit 1, failed-unchanged",
                "the session with PostgreSQL was lost in the rows of table 'public.orders', near line N of the backup; no"
                        + " Docker engine: PLACE/docker/docker.sock does not exist",
                "Start it with 'systemctl start docker', or set DOCKER_HOST to its socket. 'wss-restore resume RUN' then"
                        + " tries again.");
        assertThat(bench.then("resume", run)).isEqualTo("completed");
        bench.holds("restored", run.kept());
    }

    @Test
    void aRestartInTheSwap() throws Exception {
        var run = bench.heldInTheSwap();
        docker.stop();
        HeldRun.awaiting().until(() -> run.output().contains("waiting for up to 180 s: no Docker engine"));
        docker.startAgain();

        bench.unchanged(
                "Docker engine restarted",
                "swap",
                run,
                "exit 1, failed-unchanged",
                "the session with PostgreSQL was lost while trying to put database 'wallstreetsim_restoring_STAMP' in the"
                        + " place of 'wallstreetsim': terminating connection due to administrator command; no Docker engine:"
                        + " PLACE/docker/docker.sock does not exist",
                "Start it with 'systemctl start docker', or set DOCKER_HOST to its socket. 'wss-restore resume RUN' then"
                        + " tries again.");
    }

    /** That a service is down was not seen where nobody answers for it. */
    @Test
    void servicesOfAFrozenEngineAreUnknownAndNotDown() {
        assertThat(postgres().path("health").asText()).isEqualTo("up");
        docker.freeze();

        var frozen = postgres();

        assertThat(frozen.path("health").asText()).isEqualTo("unknown");
        assertThat(frozen.path("detail").asText()).isEqualTo("no answer within 6 s");
        docker.thaw();
        assertThat(postgres().path("health").asText()).isEqualTo("up");
    }

    private static JsonNode postgres() {
        var services = bench.program().call("status").last().path("services");
        return StreamSupport.stream(services.spliterator(), false)
                .filter(service -> service.path("name").asText().equals("postgres"))
                .findFirst()
                .orElseThrow();
    }
}
