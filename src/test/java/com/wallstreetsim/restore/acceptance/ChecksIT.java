package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks the lab for real and asks the program what is wrong. Each test leaves the lab as it found it. */
final class ChecksIT {
    private static final Path SITE = Path.of(lab("WSS_SITE"));
    private static final String POSTGRES = lab("WSS_LAB_POSTGRES");
    private static final String REDIS = lab("WSS_LAB_REDIS");

    @TempDir
    private Path state;

    @Tag("all")
    @Test
    void verifiesAHealthySiteOnceItsApplicationsAreRestarted() throws Exception {
        // What other tests did to the services is in the applications' logs: errors from before a start do not count.
        var restarted = run(SITE, "troubleshoot.application-connection", "--set", "fix=restart");
        assertThat(restarted.exit()).as(restarted.text()).isZero();
        assertThat(restarted.text()).contains("restarted wss-web, wss-api, wss-engine");

        var run = run(SITE, "verify.all");

        assertThat(run.exit()).as(run.text()).isZero();
        assertThat(run.text())
                .containsPattern("done in .*: (\\d+) of \\1 as expected")
                .containsPattern("proven table public\\.trades: [\\d,]+ rows, 10 columns, expected at least 1 row")
                .contains("proven Redis PING: PONG, as expected")
                .contains("proven ClickHouse SELECT 1: 1 of 1");
    }

    @Test
    void aMissingTableIsAFindingAndFailsTheVerification() throws Exception {
        psql("ALTER TABLE investigations RENAME TO orders_aside; ALTER TABLE trades RENAME TO investigations");
        try {
            var run = run(SITE, "verify.database");

            assertThat(run.exit()).as(run.text()).isEqualTo(1);
            assertThat(run.text())
                    .contains("NOT PROVEN table trades: found missing, expected at least 1 row")
                    .contains("not: table trades: missing instead of at least 1 row")
                    .contains("a verification only looks, nothing was changed");
        } finally {
            psql("ALTER TABLE investigations RENAME TO trades; ALTER TABLE orders_aside RENAME TO investigations");
        }
    }

    @Test
    void aStoppedRedisIsFoundByBothAndTheCauseStandsFirst() throws Exception {
        docker("stop", "-t", "60", REDIS);
        try {
            var verified = run(SITE, "verify.redis");
            var diagnosed = run(SITE, "troubleshoot.redis-aof");

            assertThat(verified.exit()).as(verified.text()).isEqualTo(1);
            assertThat(verified.text())
                    .contains("NOT PROVEN container %s: found exited (0), expected running".formatted(REDIS));
            assertThat(diagnosed.exit()).as(diagnosed.text()).isZero();
            assertThat(diagnosed.text())
                    .contains("most likely: container %s is exited (0)".formatted(REDIS))
                    .contains("Start it with 'docker start %s'".formatted(REDIS));
        } finally {
            docker("start", REDIS);
        }
    }

    @Test
    void aStoppedPostgresIsNamedAndStartedWhenWanted() throws Exception {
        docker("stop", "-t", "60", POSTGRES);
        try {
            var run = run(SITE, "troubleshoot.postgres-start", "--set", "fix=start");

            assertThat(run.exit()).as(run.text()).isZero();
            assertThat(run.text())
                    .contains("most likely: container %s is exited (0)".formatted(POSTGRES))
                    .containsPattern("done in .*: it was exited; PostgreSQL [\\d.]+ answers")
                    .contains("nothing wrong found");
        } finally {
            docker("start", POSTGRES);
        }
    }

    @Test
    void aWrongDatabaseUrlIsNamedPartByPartWithoutItsPassword() throws Exception {
        var copy = copyOfTheSite();
        try {
            var env = copy.resolve(".env");
            var text = Files.readString(env);
            Files.writeString(
                    env, text.replaceAll("(?m)^(DATABASE_URL=.*://[^:]*):[^@]*@(.*)$", "$1:quite-wrong-77@$2"));

            var run = run(copy, "troubleshoot.application-connection");

            assertThat(run.exit()).as(run.text()).isZero();
            assertThat(run.text())
                    .contains("most likely: DATABASE_URL and POSTGRES_PASSWORD of the container disagree")
                    .contains("NOT PROVEN DATABASE_URL, password: found another one, expected the container's")
                    .contains("NOT PROVEN login with DATABASE_URL")
                    .doesNotContain("quite-wrong-77");
        } finally {
            delete(copy);
        }
    }

    @Test
    void backsUpNowAndPutsTheRotatedOnesBackOnUndo() throws Exception {
        var before = names();
        try {
            var run = run(SITE, "backup.now");

            assertThat(run.exit()).as(run.text()).isZero();
            assertThat(run.text())
                    .containsPattern("done in .*: [\\d,]+ rows in wallstreetsim_\\d{8}_\\d{6}\\.sql\\.gz");
            var id = run.text().replaceFirst("(?s).*run (\\S+-backup-now) created.*", "$1");
            var undone = command(SITE, "undo", id);
            assertThat(undone.exit()).as(undone.text()).isZero();
            assertThat(names()).containsAll(before);
        } finally {
            for (var name : names()) {
                if (!before.contains(name)) {
                    Files.delete(SITE.resolve("backups").resolve(name));
                }
            }
        }
    }

    private record Ran(int exit, String text) {}

    private Ran run(Path site, String procedure, String... more) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("run", procedure));
        words.addAll(List.of(more));
        return command(site, words.toArray(String[]::new));
    }

    private Ran command(Path site, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.wallstreetsim.restore.Main",
                "--site",
                site.toString(),
                "--state-dir",
                state.toString()));
        command.addAll(List.of(words));
        return ended(new ProcessBuilder(command));
    }

    private static Ran ended(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), text);
    }

    private static void docker(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        var ran = ended(new ProcessBuilder(command));
        assertThat(ran.exit()).as(ran.text()).isZero();
    }

    private static void psql(String sql) throws IOException, InterruptedException {
        docker("exec", POSTGRES, "psql", "-v", "ON_ERROR_STOP=1", "-U", "wss_user", "-d", "wallstreetsim", "-c", sql);
    }

    private static List<String> names() throws IOException {
        var backups = SITE.resolve("backups");
        try (var walk = Files.walk(backups, 2)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> backups.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Beside the site, because its file names PM2 by a relative path. */
    private static Path copyOfTheSite() throws IOException {
        var copy = Files.createTempDirectory(Objects.requireNonNull(SITE.getParent()), "copy");
        for (var name :
                List.of(".env", ".wss-lab", "docker-compose.db.yml", "ecosystem.config.js", "wss-restore.yaml")) {
            Files.copy(SITE.resolve(name), copy.resolve(name));
        }
        return copy;
    }

    private static void delete(Path directory) throws IOException {
        try (var walk = Files.walk(directory)) {
            for (var file : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String lab(String name) {
        return Objects.requireNonNull(System.getenv(name), name + " is not set: run through assets/test");
    }
}
