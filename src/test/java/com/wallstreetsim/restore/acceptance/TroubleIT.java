package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Breaks the lab in the ways of the runbook's troubleshooting, and mends it with what the diagnosis proposes. */
@Tag("all")
@Timeout(600)
class TroubleIT {
    private static final String POSTGRES = LabSite.id() + "_postgres";
    private static final String REDIS = LabSite.id() + "_redis";
    private static final String DATA = "/var/lib/postgresql/data";

    @TempDir
    private Path state;

    @Test
    void givesADataDirectoryBackToItsUserAndUndoGivesItBackToTheOldOwner() {
        var volume = volume(POSTGRES, DATA);
        inVolume(volume, "chown -R 0:0 /data/base /data/global; chmod 755 /data");
        try {
            var diagnosed = run("troubleshoot.postgres-start");
            assertThat(cause(diagnosed))
                    .startsWith("most likely: the data directory of postgres has owner 70:70, mode 755,")
                    .contains("expected owner 70:70, mode 700 or 750, 0 entries of others");
            assertThat(next(diagnosed)).isEqualTo("troubleshoot.postgres-start fix=owner");

            var mended = run("troubleshoot.postgres-start", "--set", "fix=owner");
            assertThat(mended.exit()).as(mended.said()).isZero();
            assertThat(mended.finished("look-again").path("summary").asText()).startsWith("nothing wrong found");
            assertThat(foreign(volume)).isEqualTo("0 700");
            assertThat(LabSite.postgres().ask("wallstreetsim", "SELECT count(*) > 0 FROM trades"))
                    .isEqualTo("t");

            var undone = LabSite.program(state).call("undo", mended.run());
            assertThat(undone.exit()).as(undone.said()).isZero();
            assertThat(foreign(volume)).matches("[1-9]\\d+ 755");
        } finally {
            inVolume(volume, "chown -R 70:70 /data; chmod 700 /data");
            Shell.sh("docker", "restart", POSTGRES);
            awaitPostgres();
        }
    }

    @Test
    void namesASessionThatHoldsTheDatabaseAndEndsIt() throws Exception {
        var holder = new ProcessBuilder(
                        "docker",
                        "exec",
                        "-i",
                        "-e",
                        "PGAPPNAME=night-report",
                        POSTGRES,
                        "psql",
                        "-U",
                        "wss_user",
                        "wallstreetsim")
                .redirectErrorStream(true)
                .start();
        try {
            holder.outputWriter()
                    .append("BEGIN; SELECT count(*) FROM trades;\n")
                    .flush();
            Awaitility.await().until(() -> sessionsOf("night-report").equals("1"));
            var diagnosed = run("troubleshoot.database-in-use");
            assertThat(cause(diagnosed))
                    .contains(
                            "1 session holds 'wallstreetsim': night-report of wss_user from local, idle in transaction");
            assertThat(diagnosed.finished("diagnose").toString())
                    .contains("sessions of night-report", "sessions of wss-engine");
            assertThat(next(diagnosed)).isEqualTo("troubleshoot.database-in-use fix=end-sessions");

            var mended = run("troubleshoot.database-in-use", "--set", "fix=end-sessions");
            assertThat(mended.exit()).as(mended.said()).isZero();
            assertThat(sessionsOf("night-report")).isEqualTo("0");
        } finally {
            holder.destroy();
        }
    }

    private static String sessionsOf(String application) {
        return LabSite.postgres()
                .ask(
                        "postgres",
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + application
                                + "' AND state = 'idle in transaction'");
    }

    @Test
    void proposesTheNextOlderGoodBackupWhenTheNewestIsCut() throws Exception {
        var newest = LabSite.newest();
        var whole = Files.readAllBytes(newest);
        var kept = Files.getLastModifiedTime(newest);
        Files.write(newest, Arrays.copyOf(whole, whole.length / 2));
        try {
            var diagnosed = run("troubleshoot.backup-corrupted");
            assertThat(cause(diagnosed)).contains("the newest backup is not good", newest.getFileName() + "' is cut");
            var proposed = diagnosed.last().path("next").get(0);
            assertThat(proposed.path("procedure").asText()).isEqualTo("postgres.restore");
            var older = Path.of(proposed.path("set").path("backup").asText());
            assertThat(older).isRegularFile().isNotEqualTo(newest);
            assertThat(older.getFileName().toString()).matches("wallstreetsim_\\d{8}_020000.sql.gz");

            var planned = run("postgres.restore", "--set", "backup=" + older, "--dry-run");
            assertThat(planned.exit()).as(planned.said()).isZero();
        } finally {
            Files.write(newest, whole);
            Files.setLastModifiedTime(newest, kept);
        }
    }

    @Test
    void letsAPausedContainerGoOn() {
        Shell.sh("docker", "pause", POSTGRES);
        try {
            var diagnosed = run("troubleshoot.postgres-start");
            assertThat(cause(diagnosed))
                    .startsWith("most likely: container " + POSTGRES + " is paused. Next: Find out who");
            assertThat(next(diagnosed)).isEqualTo("troubleshoot.postgres-start fix=start");
            var refused = run("redis.restart", "--dry-run");
            assertThat(refused.exit()).as(refused.said()).isZero();
        } finally {
            var mended = run("troubleshoot.postgres-start", "--set", "fix=start");
            assertThat(mended.exit()).as(mended.said()).isZero();
            assertThat(mended.finished("start-postgres").path("summary").asText())
                    .startsWith("it was paused; PostgreSQL ");
        }
    }

    @Test
    void readsACrashLoopFromItsLog() {
        var volume = volume(POSTGRES, DATA);
        Shell.sh("docker", "stop", POSTGRES);
        inVolume(
                volume,
                "cp -a /data/postgresql.conf /data/kept.conf; echo 'shared_buffers = much' >>/data/postgresql.conf");
        try {
            Shell.sh("docker", "start", POSTGRES);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Shell.sh("docker", "inspect", "-f", "{{.State.Status}} {{.RestartCount}}", POSTGRES)
                            .matches("restarting [1-9]\\d*\\s*"));
            var diagnosed = run("troubleshoot.postgres-start");
            assertThat(cause(diagnosed)).startsWith("most likely: the configuration file is wrong:");
            assertThat(diagnosed.finished("diagnose").toString())
                    .contains("ends again and again: restarting")
                    .contains("shared_buffers");
            var tried = run("troubleshoot.postgres-start", "--set", "fix=start");
            assertThat(tried.exit()).as(tried.said()).isEqualTo(4);
            assertThat(tried.last().path("message").asText()).contains("container '" + POSTGRES + "'");
        } finally {
            Shell.sh("docker", "stop", POSTGRES);
            inVolume(volume, "mv /data/kept.conf /data/postgresql.conf");
            Shell.sh("docker", "start", POSTGRES);
            awaitPostgres();
        }
    }

    @Test
    void namesTheProcessThatHoldsThePort() throws Exception {
        Shell.sh("docker", "stop", POSTGRES);
        var port = Integer.parseInt(LabSite.jdbc().replaceFirst(".*:(\\d+)/.*", "$1"));
        try (var holder = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            var diagnosed = run("troubleshoot.postgres-start");
            assertThat(cause(diagnosed))
                    .startsWith("most likely: port %d of %s is held by java (pid %d)"
                            .formatted(
                                    holder.getLocalPort(),
                                    POSTGRES,
                                    ProcessHandle.current().pid()));
        } finally {
            var mended = run("troubleshoot.postgres-start", "--set", "fix=start");
            assertThat(mended.exit()).as(mended.said()).isZero();
        }
        awaitPostgres();
    }

    @Test
    void saysThatTheDiskIsFullAndWhatStaysToBeDone() throws IOException {
        try (var site = ScratchSite.start(Files.createTempDirectory("scratch"), "CREATE TABLE agents (id int);\n")) {
            var fill = "dd if=/dev/zero of=" + DATA + "/fill bs=1M count=400 2>/dev/null; chown postgres " + DATA
                    + "/fill";
            Shell.sh("docker", "exec", site.postgres().container(), "sh", "-c", fill);
            var diagnosed = site.program(state).call("run", "troubleshoot.postgres-start");
            assertThat(cause(diagnosed))
                    .startsWith(
                            "most likely: disk of the data of postgres: 0 B free of 300.0 MiB. Next: Free space first");
            Shell.sh("docker", "exec", site.postgres().container(), "rm", DATA + "/fill");
            var again = site.program(state).call("run", "troubleshoot.postgres-start");
            assertThat(cause(again)).startsWith("nothing wrong found");
        }
    }

    @Test
    void restartsTheSitesApplicationsAndNoOthers() {
        pm2("start", "/bin/sleep", "--name", "somebody-elses", "--interpreter", "none", "--", "100000");
        var before = pidOf("somebody-elses");
        try {
            pm2("stop", "wss-api");
            var web = pidOf("wss-web");
            var diagnosed = run("troubleshoot.application-connection");
            assertThat(cause(diagnosed)).startsWith("most likely: wss-api is stopped. Next: If it is to run, 'cd ");
            assertThat(diagnosed.last().path("next"))
                    .as("a restart is no start")
                    .isEmpty();
            var restarted = run("troubleshoot.application-connection", "--set", "fix=restart");
            assertThat(restarted
                            .finished("restart-applications")
                            .path("summary")
                            .asText())
                    .isEqualTo("restarted wss-web, wss-engine; left alone, as wss-api was not started before");
            assertThat(restarted.last().path("message").asText()).isEqualTo("still: wss-api is stopped");
            assertThat(pidOf("wss-api")).doesNotContainPattern("[1-9]");
            assertThat(pidOf("wss-web")).isNotEqualTo(web).isNotEqualTo("0");
            assertThat(pidOf("somebody-elses")).isEqualTo(before).isNotBlank().isNotEqualTo("0");
        } finally {
            pm2("start", "wss-api");
            pm2("delete", "somebody-elses");
        }
        var mended = run("troubleshoot.application-connection", "--set", "fix=restart");
        assertThat(mended.exit()).as(mended.said()).isZero();
    }

    @Test
    void saysThatDatabaseUrlAndPasswordOfTheFileDisagree() throws Exception {
        var copy = Files.createTempDirectory(LabSite.directory().getParent(), "copy");
        Shell.sh(
                "sh",
                "-c",
                "cp -a \"$0\"/.env \"$0\"/.wss-lab \"$0\"/*.y*ml \"$0\"/*.js \"$1\"",
                LabSite.directory().toString(),
                copy.toString());
        try {
            var env = copy.resolve(".env");
            Files.writeString(
                    env,
                    Files.readString(env).replaceAll("(?m)^POSTGRES_PASSWORD=.*$", "POSTGRES_PASSWORD=another-one-77"));
            var diagnosed = Program.on(copy, state).call("run", "troubleshoot.application-connection");
            assertThat(cause(diagnosed)).startsWith("most likely: DATABASE_URL and POSTGRES_PASSWORD in .env disagree");
            assertThat(diagnosed.lines().toString()).doesNotContain("another-one-77");
        } finally {
            Shell.sh("rm", "-r", copy.toString());
        }
    }

    @Test
    void ranksWhatIsWrongEverywhereAndPutsTheRootFirst() {
        Shell.sh("docker", "stop", REDIS);
        try {
            var diagnosed = run("troubleshoot");
            assertThat(cause(diagnosed)).startsWith("most likely: container " + REDIS + " is exited (0)");
            assertThat(next(diagnosed)).isEqualTo("redis.restart");
            assertThat(diagnosed.finished("diagnose").toString())
                    .contains("API health", "Docker, Images", "disk of Docker", "pg_isready");
            var mended = run("redis.restart");
            assertThat(mended.exit()).as(mended.said()).isZero();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() ->
                            assertThat(cause(run("troubleshoot.redis-aof"))).startsWith("nothing wrong found"));
        } finally {
            Shell.sh("docker", "start", REDIS);
        }
    }

    private Ended run(String procedure, String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of("run", procedure));
        words.addAll(Arrays.asList(more));
        return LabSite.program(state).call(words.toArray(String[]::new));
    }

    private static String cause(Ended run) {
        assertThat(run.exit()).as(run.said()).isZero();
        return run.last().path("message").asText();
    }

    /** The first thing proposed: {@code troubleshoot.postgres-start fix=start}. */
    private static String next(Ended run) {
        var proposed = run.last().path("next").get(0);
        var text = new StringBuilder(proposed.path("procedure").asText());
        proposed.path("set")
                .properties()
                .forEach(answer -> text.append(' ')
                        .append(answer.getKey())
                        .append('=')
                        .append(answer.getValue().asText()));
        return text.toString();
    }

    private static String volume(String container, String destination) {
        return Shell.sh(
                        "docker",
                        "inspect",
                        "-f",
                        "{{range .Mounts}}{{if eq .Destination \"%s\"}}{{.Name}}{{end}}{{end}}".formatted(destination),
                        container)
                .strip();
    }

    private static String inVolume(String volume, String script) {
        return Shell.sh(
                        "docker",
                        "run",
                        "--rm",
                        "-v",
                        volume + ":/data",
                        "--entrypoint",
                        "sh",
                        "postgres:16-alpine",
                        "-c",
                        script)
                .strip();
    }

    private static String foreign(String volume) {
        return inVolume(volume, "echo $(find /data ! -user 70 | wc -l) $(stat -c %a /data)");
    }

    private static void awaitPostgres() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .ignoreExceptionsMatching(AssertionError.class::isInstance)
                .until(() -> LabSite.postgres().ask("wallstreetsim", "SELECT 1").equals("1"));
    }

    private static String pm2(String... words) {
        var site = LabSite.directory();
        var line = new java.util.ArrayList<>(java.util.List.of(
                "env",
                "PM2_HOME=" + site.resolve("../pm2/home").normalize(),
                site.resolve("../pm2/node_modules/.bin/pm2").normalize().toString()));
        line.addAll(Arrays.asList(words));
        return Shell.sh(line.toArray(String[]::new));
    }

    private static String pidOf(String name) {
        return pm2("pid", name).strip();
    }
}
