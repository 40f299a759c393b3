package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites and engines that are not as they should be: said by name, and the live database is what it was. */
final class BadSiteIT {
    private static final String[] RESTORE = {"--set", "backup=good.sql.gz", "--approve", "swap=wallstreetsim"};

    private static final String WRONG_PASSWORD = failed(
            "PostgreSQL refuses user 'wss_user': wrong password",
            "POSTGRES_PASSWORD in .env is not the one the volume was made with: correct it there, or set it anew with ALTER"
                    + " ROLE inside the container.");

    @TempDir
    static Path place;

    private static ScratchSite good;
    private static String before;

    private Path site;
    private Program program;

    @BeforeAll
    static void startASite() throws IOException {
        good = ScratchSite.start(place.resolve("site"), SmallDump.text(50));
        good.backup("good.sql.gz", SmallDump.gzip(SmallDump.text()));
        before = good.postgres().dumped(ScratchSite.LIVE);
    }

    @BeforeEach
    void aCopyToSpoil() throws IOException {
        var own = Files.createTempDirectory(place, "case");
        site = good.copy(own.resolve("site"));
        program = Program.on(site, own.resolve("state"));
    }

    @AfterEach
    void theLiveDatabaseIsWhatItWas() {
        assertThat(good.postgres().databases(ScratchSite.LIVE)).containsExactly(ScratchSite.LIVE);
        assertThat(good.postgres().dumped(ScratchSite.LIVE)).isEqualTo(before);
    }

    @AfterAll
    static void end() {
        good.close();
    }

    @Test
    void aWrongPassword() throws IOException {
        replace(".env", ScratchSite.PASSWORD, "not-the-password");

        assertThat(program.restore(RESTORE).said()).isEqualTo(WRONG_PASSWORD);
    }

    @Test
    void anAbsentContainerThatComposeCannotMake() throws IOException {
        replace("docker-compose.db.yml", "container_name: .*", "container_name: wss-scratch-none");
        replace("docker-compose.db.yml", "image: .*", "image: wss-scratch-none:none\n    pull_policy: never");

        assertThat(program.restore(RESTORE).said())
                .startsWith("exit 1, failed-unchanged%n'docker compose -f ".formatted())
                .contains("wss-scratch-none:none")
                .endsWith("%nCorrect what it names, then retry.%nthe live database 'wallstreetsim' was not touched"
                        .formatted());
    }

    @Test
    void noDockerEngine() {
        assertThat(program.with("DOCKER_HOST", "unix:///nonexistent/docker.sock")
                        .restore(RESTORE)
                        .said())
                .isEqualTo("""
                        exit 1, failed-unchanged
                        no Docker engine: /nonexistent/docker.sock does not exist
                        Start it with 'systemctl start docker', or set DOCKER_HOST to its socket.
                        this engine changed nothing""");
    }

    @Test
    @Tag("all")
    void noRightToUseDocker() throws IOException {
        asNobody(65534, nobody -> assertThat(nobody.restore(RESTORE).said()).isEqualTo("""
                        exit 1, failed-unchanged
                        user 'nobody' may not use the Docker socket /var/run/docker.sock
                        Run as root, or add the user to the group 'docker' and log in again.
                        this engine changed nothing"""));
    }

    /** Turned away without a password: that the service is down was not seen. */
    @Test
    @Tag("all")
    void noRightToReadThePasswords() throws IOException {
        var docker = (int) Files.getAttribute(Path.of("/var/run/docker.sock"), "unix:gid");
        asNobody(docker, nobody -> {
            var settings = nobody.state().resolveSibling("site/.env").toString();
            Shell.sh("chown", "root:root", settings);
            Shell.sh("chmod", "600", settings);

            var postgres = nobody.call("status").last().path("services").path(0);

            assertThat(postgres.path("name").asText()).isEqualTo("postgres");
            assertThat(postgres.path("health").asText()).isEqualTo("unknown");
            assertThat(postgres.path("detail").asText()).contains("wss_user", ".env: this user may not read the file");
        });
    }

    /** On a copy of the site of their own. */
    private static void asNobody(int group, Consumer<Program> act) throws IOException {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "only root can start it as somebody else");
        var own = Files.createTempDirectory(Path.of("/tmp"), "wss-nobody");
        try {
            var theirs = good.copy(own.resolve("site"));
            Files.createDirectory(own.resolve("state"));
            Shell.sh("chown", "-R", "65534:65534", own.toString());
            act.accept(Program.on(theirs, own.resolve("state"))
                    .with("HOME", own.toString())
                    .with("DOCKER_HOST", "unix:///var/run/docker.sock")
                    .startedBy("setpriv", "--reuid=65534", "--regid=" + group, "--clear-groups"));
        } finally {
            Shell.sh("rm", "-rf", own.toString());
        }
    }

    @Test
    void noComposeFile() throws IOException {
        Files.delete(site.resolve("docker-compose.db.yml"));

        assertThat(program.restore(RESTORE).said())
                .isEqualTo(failed(
                        "container 'wss_postgres' is not there, and '%s', which Compose needs to make it, is missing"
                                .formatted(site.resolve("docker-compose.db.yml")),
                        "Restore that file first, or name it in wss-restore.yaml."));
    }

    @Test
    void noEnvFile() throws IOException {
        Files.delete(site.resolve(".env"));

        assertThat(program.restore(RESTORE).said())
                .isEqualTo(failed(
                        "PostgreSQL asks user 'wss_user' for a password and none is known",
                        "Put POSTGRES_PASSWORD into the site's .env; where it is lost, set a new one with ALTER ROLE"
                                + " inside the container."));
    }

    @Test
    void shellCodeInTheEnvFile() throws IOException {
        var owned = site.resolve("owned");
        replace(".env", ScratchSite.PASSWORD, "\\$(touch " + owned + ")");

        assertThat(program.restore(RESTORE).said()).isEqualTo(WRONG_PASSWORD);
        assertThat(owned).doesNotExist();
    }

    @Test
    void aKeyTheSiteFileDoesNotKnow() throws IOException {
        Files.writeString(site.resolve("wss-restore.yaml"), "site: scratch\npostgress: {}\n");

        assertThat(program.restore(RESTORE).said()).isEqualTo("""
                        exit 2, error
                        %s:2: unknown key 'postgress'; did you mean 'postgres'
                        Every key is explained in wss-restore.example.yaml.
                        """.formatted(site.resolve("wss-restore.yaml")));
    }

    private static String failed(String message, String hint) {
        return "exit 1, failed-unchanged%n%s%n%s%nthe live database 'wallstreetsim' was not touched"
                .formatted(message, hint);
    }

    private void replace(String file, String pattern, String by) throws IOException {
        var path = site.resolve(file);
        Files.writeString(path, Files.readString(path).replaceAll(pattern, by));
    }
}
