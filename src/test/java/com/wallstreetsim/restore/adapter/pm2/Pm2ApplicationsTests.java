package com.wallstreetsim.restore.adapter.pm2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.adapter.RecordedCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PM2 is told and how its list is read, without a PM2. */
final class Pm2ApplicationsTests {
    private final RecordedCommands commands = new RecordedCommands();

    @TempDir
    Path temporary;

    private Path site;

    @BeforeEach
    void aSite() throws Exception {
        site = Files.createDirectories(temporary.toRealPath().resolve("site"));
    }

    private Pm2Applications applications(Optional<Path> home, String ecosystem) {
        var place = new Pm2Applications.Place("pm2", home, site, site.resolve(ecosystem));
        return new Pm2Applications(commands, Clock.systemUTC(), place, List.of("wss-web", "wss-api"));
    }

    private static String process(String name, Path directory) {
        return "{\"name\":\"%s\",\"pm2_env\":{\"status\":\"online\",\"pm_cwd\":\"%s\"}}".formatted(name, directory);
    }

    @Test
    void aDirectoryBelowTheSitesIsTheSites() throws Exception {
        Files.createDirectories(site.resolve("apps/web"));
        Files.createSymbolicLink(temporary.resolve("link"), site);
        commands.answers("[%s,%s,%s]"
                .formatted(
                        process("wss-web", site.resolve("apps/web")),
                        process("wss-web", temporary.resolve("link/apps/web")),
                        process("wss-api", Path.of(site + "-other"))));

        assertThat(applications(Optional.empty(), "ecosystem.config.js").namesakes())
                .containsExactly("wss-api of " + site + "-other");
    }

    /** A copy of the site under the same PM2: production beside staging. */
    @Test
    void restartsNoOtherSitesOfTheSameName() throws Exception {
        var other = Files.createDirectories(temporary.toRealPath().resolve("production"));
        Files.createFile(other.resolve("ecosystem.config.js"));
        Files.createDirectories(other.resolve("apps/api"));
        commands.answers("[%s,%s]".formatted(process("wss-web", other), process("wss-api", other.resolve("apps/api"))));
        var applications = applications(Optional.empty(), "ecosystem.config.js");

        for (var names : List.of(List.of("wss-web"), List.of("wss-web", "wss-api"))) {
            assertThatThrownBy(() -> applications.restart(names))
                    .hasMessageStartingWith("PM2 runs wss-web of %s".formatted(other))
                    .hasMessageEndingWith(", which is another site's");
        }
        assertThat(commands.typed()).containsOnly("pm2 jlist");
    }

    /** The ecosystem file may send an application anywhere. */
    @Test
    void oneThatWorksElsewhereIsTheSites() throws Exception {
        var elsewhere = Files.createDirectories(temporary.toRealPath().resolve("opt/app"));
        commands.answers("[%s]".formatted(process("wss-web", elsewhere)));
        var applications = applications(Optional.empty(), "ecosystem.config.js");

        applications.restart(List.of("wss-web"));

        assertThat(commands.typed()).contains("pm2 startOrRestart ecosystem.config.js --only wss-web --update-env");
    }

    @Test
    void startsFromTheEcosystemFileOfTheSite() throws Exception {
        commands.answers("[]");
        var applications = applications(Optional.empty(), "deploy/wss.config.js");

        applications.start(List.of("wss-web"));
        applications.restart(List.of("wss-web", "wss-api"));

        assertThat(commands.typed())
                .containsExactly(
                        "pm2 jlist",
                        "pm2 start deploy/wss.config.js --only wss-web",
                        "pm2 jlist",
                        "pm2 startOrRestart deploy/wss.config.js --only wss-web,wss-api --update-env");
    }

    @Test
    void namesThePm2ThatIsAsked() {
        commands.variables.put("HOME", "/root");
        assertThat(applications(Optional.empty(), "e.config.js").home()).isEqualTo("/root/.pm2");
        commands.variables.put("PM2_HOME", "/opt/pm2");
        assertThat(applications(Optional.empty(), "e.config.js").home()).isEqualTo("/opt/pm2");
        assertThat(applications(Optional.of(Path.of("/srv/pm2")), "e.config.js").home())
                .isEqualTo("/srv/pm2");
    }
}
