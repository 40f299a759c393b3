package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the way of a recovery is said with its fix, before anything is started. */
@Tag("all")
class RecoverBadInputIT {
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
    void nothingWasStarted() {
        assertThat(Shell.sh("docker", "ps", "-aq", "--filter", "label=wss.lab-server=" + LabSite.id()))
                .isBlank();
        server.close();
        assertThat(NewServer.labsOwn()).isEqualTo(labBefore);
    }

    @Test
    void withoutGitARepositoryCannotBeCloned() throws Exception {
        var ended = server.without("git").recover("--set", "code=git", "--set", "source=" + server.repository());
        assertBlocked(ended, "git: not there: no program 'git'", "Install it: 'apt-get install git'.");
    }

    @Test
    void withoutPnpmNothingIsBegun() throws Exception {
        assertBlocked(
                server.without("pnpm").recover(),
                "pnpm: not there: no program 'pnpm'",
                "Install it: 'npm install -g pnpm'.");
    }

    @Test
    void anOldNodeIsSaidWithItsVersion() throws Exception {
        assertBlocked(
                server.fake("node", "echo v14.21.3").recover(),
                "Node: 14.21.3 is too old",
                "Install Node 18 or newer from nodejs.org or your system.");
    }

    private void assertBlocked(Ended ended, String message, String hint) {
        assertThat(ended.exit()).as(ended.said()).isEqualTo(1);
        assertThat(ended.last().path("message").asText()).contains(message);
        assertThat(ended.last().path("hint").asText()).contains(hint);
        assertThat(ended.last().path("unchanged").asText())
                .isEqualTo("nothing was brought into '" + server.into() + "'");
        assertThat(server.into()).doesNotExist();
    }

    @Test
    void settingsWithPlaceholdersAreNamedAndTheRunGoesOnWhenTheyAreFilledIn() throws Exception {
        var given = server.settings("JWT_SECRET", "YOUR_JWT_SECRET");
        var ended = server.recover("--set", "env=" + given);
        assertEnvRefused(ended, "the .env is not complete: JWT_SECRET is still a placeholder");
        assertThat(ended.last().path("hint").asText()).contains("Correct " + given + ", then resume.");

        // An occupied port stops it behind the step that failed, before anything is started.
        Files.copy(server.secrets(), given, StandardCopyOption.REPLACE_EXISTING);
        try (var held = new ServerSocket(webPort(given), 1, InetAddress.getLoopbackAddress())) {
            var resumed = server.program().call("resume", "last");
            assertThat(resumed.exit()).as(resumed.said()).isEqualTo(4);
            assertThat(resumed.finished("env").path("summary").asText()).contains("settings in .env, mode 0600");
            assertThat(resumed.last().path("message").asText())
                    .contains("port %d: held by java".formatted(held.getLocalPort()));
        }
    }

    @Test
    void aDatabaseUrlThatDisagreesIsNamedWithoutItsPassword() throws Exception {
        var given = server.settings("DATABASE_URL", "postgresql://wss_user:another-one@127.0.0.1:5432/wallstreetsim");
        var ended = server.recover("--set", "env=" + given);
        assertEnvRefused(ended, "DATABASE_URL has another password than POSTGRES_PASSWORD");
        assertThat(ended.last().path("message").asText()).contains("DATABASE_URL has port 5432, the compose file");
        assertThat(server.everythingWritten()).doesNotContain("another-one");
    }

    private static void assertEnvRefused(Ended ended, String message) {
        assertThat(ended.exit()).as(ended.said()).isEqualTo(4);
        assertThat(ended.last().path("message").asText()).contains(message);
    }

    @Test
    void shortSecretsAreNamedAndAnOccupiedPortStopsItWithTheProcess() throws Exception {
        var given = server.settings("JWT_SECRET", "only-seventeen-ch");
        try (var held = new ServerSocket(webPort(given), 1, InetAddress.getLoopbackAddress())) {
            var ended = server.recover("--set", "env=" + given);
            assertThat(ended.exit()).as(ended.said()).isEqualTo(4);
            assertThat(ended.finished("env").toString())
                    .contains("JWT_SECRET", "has 17 characters, expected 32 or more");
            assertThat(ended.last().path("message").asText())
                    .contains("port %d: held by java (pid %d)"
                            .formatted(
                                    held.getLocalPort(), ProcessHandle.current().pid()));
        }
    }

    private static int webPort(Path settings) throws Exception {
        return Files.readAllLines(settings).stream()
                .filter(line -> line.startsWith("PORT="))
                .mapToInt(line -> Integer.parseInt(line.substring(5)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesakesUnderPm2AreNeverTouched() throws Exception {
        server.somebodyElse("wss-api");
        var pid = server.pm2("pid", "wss-api");
        var ended = server.recover();
        assertThat(ended.exit()).as(ended.said()).isEqualTo(4);
        assertThat(ended.last().path("message").asText()).contains("PM2: runs wss-api of " + place.resolve("other"));
        assertThat(server.pm2("pid", "wss-api")).isEqualTo(pid);
    }

    @Test
    void anArchiveThatLeavesItsTreeIsNotUnpacked() throws Exception {
        assertArchiveRefused("../../escaped", "holds a path that leaves the tree");
        assertThat(place.resolve("escaped")).doesNotExist();
    }

    @Test
    void anArchiveWithALinkToSomewhereElseIsNotUnpacked() throws Exception {
        Files.createSymbolicLink(place.resolve("evil"), Path.of("/etc"));
        assertArchiveRefused("code/evil", "holds a link out of the tree: 'code/evil' to '/etc'");
    }

    @Test
    void anArchiveWithAPipeIsNotUnpacked() throws Exception {
        Shell.sh("mkfifo", place.resolve("evil").toString());
        assertArchiveRefused("code/evil", "holds a device or pipe: 'code/evil'");
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarArchiveEntry.LF_BLK, TarArchiveEntry.LF_CHR})
    void anArchiveWithADeviceIsNotUnpacked(byte kind) throws Exception {
        var archive = place.resolve("evil.tar");
        Shell.sh("tar", "-cf", archive.toString(), "-C", server.home().toString(), "code");
        var device = place.resolve("device.tar");
        try (var tar = new TarArchiveOutputStream(Files.newOutputStream(device))) {
            tar.putArchiveEntry(new TarArchiveEntry("code/evil", kind));
            tar.closeArchiveEntry();
        }
        Shell.sh("tar", "--concatenate", "-f", archive.toString(), device.toString());
        assertNotUnpacked(archive, "holds a device or pipe: 'code/evil'");
    }

    @Test
    void anArchiveThatIsCutOffIsNotUnpacked() throws Exception {
        var whole = Files.readAllBytes(server.archive());
        var cut = Files.write(place.resolve("cut.tar.gz"), java.util.Arrays.copyOf(whole, whole.length * 6 / 10));
        assertNotUnpacked(cut, "is damaged or cut off");
    }

    /** The code with one entry more, under a name of its own. */
    private void assertArchiveRefused(String name, String words) throws Exception {
        if (Files.notExists(place.resolve("evil"), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            Files.writeString(place.resolve("evil"), "x");
        }
        var archive = place.resolve("evil.tar");
        var command = new ArrayList<>(List.of("tar", "-cPf", archive.toString(), "--transform"));
        command.addAll(List.of("s,^evil$," + name + ",", "-C", server.home().toString(), "code"));
        command.addAll(List.of("-C", place.toString(), "evil"));
        Shell.sh(command.toArray(String[]::new));
        assertNotUnpacked(archive, words);
    }

    private void assertNotUnpacked(Path archive, String words) {
        var ended = server.recover("--set", "source=" + archive);
        assertThat(ended.exit()).as(ended.said()).isEqualTo(1);
        assertThat(ended.last().path("message").asText()).contains("the archive '%s' ".formatted(archive), words);
        assertThat(server.into().toFile().list()).isNullOrEmpty();
    }

    @Test
    void codeOverFilesThatAreThereIsRefused() throws Exception {
        Files.createDirectories(server.into());
        Files.writeString(server.into().resolve("package.json"), "mine");
        var ended = server.recover();
        assertThat(ended.exit()).as(ended.said()).isEqualTo(1);
        assertThat(ended.last().path("message").asText()).contains("is not empty: package.json is there already");
        assertThat(server.into().resolve("package.json")).hasContent("mine");
    }

    @Test
    void aContainerOfAnotherSiteIsNeverTaken() throws Exception {
        server.checkedOut();
        var compose = server.into().resolve("docker-compose.db.yml");
        Files.writeString(
                compose,
                Files.readString(compose)
                        .replace(
                                "container_name: " + LabSite.id() + "-new_postgres",
                                "container_name: " + LabSite.id() + "_postgres"));
        var ended = server.recover("--set", "code=existing");
        assertThat(ended.exit()).as(ended.said()).isEqualTo(4);
        assertThat(ended.last().path("message").asText())
                .contains("container %s_postgres: belongs to the site in %s"
                        .formatted(LabSite.id(), LabSite.directory()));
    }

    @Test
    void anAddressWithAPasswordIsNoAnswer() throws Exception {
        var ended = server.recover("--set", "code=git", "--set", "source=https://user:hush@host.invalid/site.git");
        assertThat(ended.exit()).isEqualTo(2);
    }
}
