package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Verifies the lab while parts of it are broken: every value beside the one expected, no probe holds another up. */
@Tag("all")
@Timeout(600)
class VerifyIT {
    private static final String REDIS = LabSite.id() + "_redis";
    private static final String CLICKHOUSE = LabSite.id() + "_clickhouse";

    @TempDir
    private Path state;

    @Test
    void aHealthCheckThatHangsCostsItsOwnLimitAndNothingElse() throws Exception {
        var env = LabSite.directory().resolve(".env");
        var before = Files.readString(env);
        Files.writeString(env, before + "LAB_HANG=1\n");
        try {
            restartApplications();
            Shell.sh("docker", "stop", REDIS);
            var verified = LabSite.program(state).call("run", "verify.application");
            assertThat(verified.exit()).as(verified.said()).isEqualTo(1);
            var proofs = verified.finished("examine").path("proofs").toString();
            assertThat(proofs).contains("\"what\":\"API health\",\"found\":\"no answer within 5 s\"");
            assertThat(proofs).containsPattern("\"what\":\"Web page\",\"found\":\"200 in \\d+ ms\"");
            // Asked twice, each with its own 5 s; the real one hangs for more than 20 s.
            assertThat(verified.finished("examine").path("millis").asLong()).isLessThan(18_000);
        } finally {
            Files.writeString(env, before);
            Shell.sh("docker", "start", REDIS);
            restartApplications();
        }
    }

    private void restartApplications() {
        var restarted =
                LabSite.program(state).call("run", "troubleshoot.application-connection", "--set", "fix=restart");
        assertThat(restarted.finished("restart-applications").path("summary").asText())
                .isEqualTo("restarted wss-web, wss-api, wss-engine");
    }

    @Test
    void asksTheProbesOfTheSiteFile() throws Exception {
        var file = LabSite.directory().resolve("wss-restore.yaml");
        var before = Files.readString(file);
        Files.writeString(file, before.replaceFirst("(?m)^probes:.*$", """
                probes:
                  - name: The runbook's agents
                    url: http://127.0.0.1:\\${API_PORT}/api/agents
                    expect-status: 404
                    limit: 3"""));
        try {
            var verified = LabSite.program(state).call("run", "verify.application");
            assertThat(verified.finished("examine").path("proofs").toString())
                    .containsPattern(
                            "\"what\":\"The runbook's agents\",\"found\":\"404 in \\d+ ms\",\"expected\":\"status 404\"")
                    .doesNotContain("API health");
        } finally {
            Files.writeString(file, before);
        }
    }

    @Test
    void aStoppedClickHouseIsFoundWithWhatWasExpected() {
        Shell.sh("docker", "stop", CLICKHOUSE);
        try {
            var verified = LabSite.program(state).call("run", "verify.clickhouse");
            assertThat(verified.exit()).as(verified.said()).isEqualTo(1);
            assertThat(verified.finished("examine").path("proofs").toString())
                    .contains(
                            "\"what\":\"container " + CLICKHOUSE + "\",\"found\":\"exited (",
                            "\"expected\":\"running\"");
        } finally {
            Shell.sh("docker", "start", CLICKHOUSE);
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(LabSite.program(state)
                                .call("run", "verify.clickhouse")
                                .exit())
                        .isZero());
    }
}
