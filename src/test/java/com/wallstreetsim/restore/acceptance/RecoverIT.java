package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Full system recovery on a new server beside the lab: from an empty directory to a site whose every probe is green. */
class RecoverIT {
    private Path place;
    private NewServer server;
    private String labBefore;

    @BeforeEach
    void anEmptyServer() throws Exception {
        place = Files.createTempDirectory(
                Files.createDirectories(Path.of("target")).toAbsolutePath(), "recover-it-");
        server = NewServer.ready(place);
        labBefore = NewServer.labsOwn();
    }

    @AfterEach
    void theLabWasNotTouched() {
        server.close();
        assertThat(NewServer.labsOwn()).isEqualTo(labBefore);
    }

    @Test
    void recoversFromAnArchiveAndABackupIntoAnEmptyDirectory() throws Exception {
        server.somebodyElse("not-ours");
        var others = server.pm2("pid", "not-ours");

        var ended = server.recover("--set", "env=generate");

        assertGreen(ended);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(server.into().resolve(".env"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(server.into().resolve(".env"))).doesNotContain("YOUR_");
        assertThat(server.secretValues()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(server.everythingWritten()).doesNotContain(server.secretValues());
        assertThat(server.pm2("pid", "not-ours")).isEqualTo(others);
        assertThat(Files.readString(server.pm2Home().resolve("dump.pm2"))).contains("wss-api", "wss-web");
        var checked = server.program().call("check", "last");
        assertThat(checked.exit()).as(checked.said()).isZero();
    }

    /** The volumes stay after an undo, and only the settings that the run made have their passwords. */
    @Test
    @Tag("all")
    void anUndoPutsTheSettingsOfBeforeBackAndKeepsItsOwn() throws Exception {
        server.checkedOut();
        var env = server.into().resolve(".env");
        Files.copy(server.into().resolve(".env.example"), env);
        var before = Files.readString(env);
        var ended = server.recover("--set", "code=existing", "--set", "env=generate");
        assertThat(ended.exit()).as(ended.said()).isZero();
        var made = server.secretValues();

        var undone = server.program().call("undo", "last");

        assertThat(undone.exit()).as(undone.said()).isZero();
        assertThat(env).hasContent(before);
        try (var files = Files.list(server.into())) {
            var kept = files.filter(file -> file.getFileName().toString().startsWith(".env.undone_"))
                    .toList();
            assertThat(kept).hasSize(1);
            assertThat(Files.readString(kept.get(0))).contains(made);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.get(0))))
                    .isEqualTo("rw-------");
        }
        assertThat(server.pm2Home().resolve("dump.pm2")).doesNotExist();
    }

    /** It would act on the restored data before anybody has passed its gate. */
    @Test
    @Tag("all")
    void isRefusedWhileTheEngineRunsAlready() throws Exception {
        server.checkedOut();
        Files.copy(server.secrets(), server.into().resolve(".env"));
        var idle = Files.writeString(server.into().resolve("idle.js"), "setInterval(() => {}, 1000);\n");
        server.pm2(
                "start",
                idle.toString(),
                "--name",
                "wss-engine",
                "--cwd",
                server.into().toString());

        var ended = server.recover("--set", "code=existing", "--set", "env=keep");

        assertThat(ended.exit()).as(ended.said()).isNotZero();
        assertThat(ended.said()).contains("wss-engine runs and calls outside systems");
        assertThat(ended.events("step-started").map(step -> step.path("step").asText()))
                .doesNotContain("databases", "swap");
    }

    @Test
    @Tag("all")
    void recoversFromARepositoryStartsTheEngineAndIsUndone() throws Exception {
        var ended = server.recover(
                "--set",
                "code=git",
                "--set",
                "source=" + server.repository(),
                "--set",
                "engine=start",
                "--approve",
                "engine=wss-engine");

        assertGreen(ended);
        assertThat(proof(ended, "examine", "wss-engine")).startsWith("online");
        assertThat(server.into().resolve(".git")).isDirectory();

        var undone = server.program().call("undo", "last");
        assertThat(undone.exit()).as(undone.said()).isZero();
        assertThat(server.into()).isEmptyDirectory();
        assertThat(Shell.sh("docker", "ps", "-q", "--filter", "label=wss.lab-server=" + LabSite.id()))
                .isBlank();
        assertThat(Shell.sh("sh", "-c", "docker volume ls -q --filter label=wss.lab-server=" + LabSite.id())
                        .lines())
                .as("volumes stay")
                .hasSize(3);
    }

    @Test
    @Tag("all")
    void takesACheckoutThatIsThereAndSaysWhatWasSkipped() throws Exception {
        server.checkedOut();
        Files.copy(server.secrets(), server.into().resolve(".env"));

        var ended = server.recover("--set", "code=existing", "--set", "env=keep", "--set", "migrations=skip");

        assertThat(ended.exit()).as(ended.said()).isEqualTo(5);
        assertThat(ended.said()).contains("completed with 1 skipped: migrate");
        assertEveryProofHolds(ended);
    }

    @Test
    @Tag("all")
    void aMigrationThatAsksIsAFailureWithItsQuestion() throws Exception {
        server.checkedOut();
        var schema = server.into().resolve("schema.json");
        Files.writeString(schema, "{\"tables\": {}, \"drop\": [\"news\"]}");

        var ended = server.recover("--set", "code=existing");

        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.last().path("message").asText())
                .contains("'pnpm db:migrate' asks, and nobody can answer")
                .contains("You're about to delete news table with")
                .contains("Do you still want to push changes?");
        assertThat(server.everythingWritten()).contains("THIS ACTION WILL CAUSE DATA LOSS");
        assertThat(inPostgres("SELECT count(*) > 0 FROM news")).isEqualTo("t");

        // Answered by somebody who can: the code no longer asks, and the run goes on where it stood.
        Files.writeString(schema, "{\"tables\": {}, \"drop\": []}");
        // What was proven before the question is in the first one's lines and is not done again.
        assertLoaded(ended);
        assertEveryProofHolds(ended);
        var resumed = server.program().call("resume", "last", "--approve", "swap=wallstreetsim");
        assertGreen(resumed, "examine");
        assertAnswers(resumed);
        assertThat(resumed.events("step-started").map(step -> step.path("step").asText()))
                .startsWith("migrate")
                .doesNotContain("load", "prove", "swap");
    }

    /** One run whose engine dies at this point of every step in turn; each resume gets one step further. */
    @ParameterizedTest
    @ValueSource(strings = {"after", "end"})
    @Tag("all")
    void isInterruptedAtEveryStepAndResumed(String point) throws Exception {
        var first =
                server.recover(crashing(point, "preflight"), "--set", "engine=start", "--approve", "engine=wss-engine");
        var steps = StreamSupport.stream(
                        first.event("run-created").path("steps").spliterator(), false)
                .map(step -> step.path("step").asText(step.path("id").asText()))
                .toList();
        assertThat(steps).hasSize(19).startsWith("preflight").endsWith("chores");
        assertThat(first.exit()).isNotZero();
        for (var step : steps.subList(1, steps.size())) {
            var killed = resume(crashing(point, step));
            assertThat(killed.exit())
                    .as("killed at %s:%s: %s", point, step, killed.said())
                    .isNotZero();
        }
        var ended = resume(server.program());
        assertThat(ended.exit()).as(ended.said()).isZero();
        assertGreen(server.program().call("run", "verify.all"), "examine");
        assertThat(inPostgres("SELECT count(*) FROM pg_database WHERE datname LIKE 'wallstreetsim_restoring%'"))
                .isEqualTo("0");
    }

    private Program crashing(String point, String step) {
        return server.program().with("WSS_RESTORE_CRASH_AT", point + ":" + step);
    }

    private static Ended resume(Program program) {
        return program.call("resume", "last", "--approve", "swap=wallstreetsim", "--approve", "engine=wss-engine");
    }

    private static void assertGreen(Ended ended) {
        assertGreen(ended, "examine");
        assertLoaded(ended);
        assertAnswers(ended);
    }

    private static void assertLoaded(Ended ended) {
        assertThat(proof(ended, "prove", "public.orders")).matches("[\\d,]+");
    }

    private static void assertAnswers(Ended ended) {
        assertThat(proof(ended, "examine", "API health")).startsWith("200 in");
        assertThat(proof(ended, "examine", "Socket.IO handshake")).startsWith("200 in");
        assertThat(proof(ended, "examine", "ClickHouse SELECT 1")).isEqualTo("1");
        assertThat(proof(ended, "examine", "Redis PING")).isEqualTo("PONG");
    }

    private static void assertGreen(Ended ended, String step) {
        assertThat(ended.exit()).as(ended.said()).isZero();
        assertThat(ended.finished(step).path("proofs")).isNotEmpty();
        assertEveryProofHolds(ended);
    }

    private static void assertEveryProofHolds(Ended ended) {
        ended.events("step-finished")
                .forEach(step -> step.path("proofs")
                        .forEach(proof -> assertThat(proof.path("holds").asBoolean())
                                .as(proof.toString())
                                .isTrue()));
    }

    private static String proof(Ended ended, String step, String what) {
        return StreamSupport.stream(ended.finished(step).path("proofs").spliterator(), false)
                .filter(proof -> proof.path("what").asText().equals(what))
                .map(proof -> proof.path("found").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no proof '" + what + "' in " + ended.finished(step)));
    }

    private static String inPostgres(String sql) {
        return Shell.sh(
                        "docker",
                        "exec",
                        LabSite.id() + "-new_postgres",
                        "psql",
                        "-U",
                        "wss_user",
                        "-qAtX",
                        "-c",
                        sql,
                        "wallstreetsim")
                .strip();
    }
}
