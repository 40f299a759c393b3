package com.wallstreetsim.restore.adapter.pm2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.wallstreetsim.restore.adapter.TestContainer;
import com.wallstreetsim.restore.adapter.host.HostCommands;
import com.wallstreetsim.restore.port.Applications.Application;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a PM2 daemon of its own; PM2's code is the lab's. */
@Timeout(120)
class Pm2ApplicationsIT {
    private static final List<String> NAMES = List.of("wss-web", "wss-api");

    @TempDir
    private Path site;

    private String program = "";

    @BeforeEach
    void writeSite() throws IOException {
        program = program();
        assumeTrue(!program.isEmpty(), "no PM2 in the lab's cache: bring the lab up once");
        Files.writeString(
                site.resolve("app.js"),
                "console.log('word ' + process.env.DATABASE_URL); console.error('oops'); setInterval(() => {}, 1000);");
        Files.writeString(site.resolve("ecosystem.config.js"), """
                module.exports = { apps: [
                  { name: 'wss-web', script: 'app.js' },
                  { name: 'wss-api', script: 'app.js', exec_mode: 'cluster', instances: 2 },
                  { name: 'theirs', script: 'app.js' } ] };
                """);
    }

    @AfterEach
    void endDaemon() {
        if (!program.isEmpty()) {
            TestContainer.sh(List.of("env", "PM2_HOME=" + site.resolve("h"), program, "kill"));
        }
    }

    @Test
    void startsStopsAndListsTheSitesApplicationsOnly() throws Exception {
        var applications = applications(program);
        assertThat(applications.list()).isEmpty();
        applications.stop(NAMES);

        applications.start(NAMES);
        assertThat(applications.list())
                .extracting(Application::name, Application::instances, Application::status)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("wss-web", 1, "online"),
                        org.assertj.core.groups.Tuple.tuple("wss-api", 2, "online"));
        TestContainer.sh(List.of(
                "env",
                "-C",
                site.toString(),
                "PM2_HOME=" + site.resolve("h"),
                program,
                "start",
                "ecosystem.config.js",
                "--only",
                "theirs"));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(applications.log("wss-web", 5)).containsExactly("word undefined", "oops"));

        applications.stop(NAMES);
        applications.stop(NAMES);
        assertThat(applications.list()).extracting(Application::status).containsOnly("stopped");
        assertThat(TestContainer.sh(List.of("env", "PM2_HOME=" + site.resolve("h"), program, "pid", "theirs"))
                        .strip())
                .matches("[1-9]\\d*");

        applications.start(List.of("wss-web"));
        assertThat(applications.list())
                .filteredOn(Application::online)
                .extracting(Application::name)
                .containsExactly("wss-web");
        assertThat(applications.byHand("stop", NAMES))
                .isEqualTo("PM2_HOME='%s' %s stop wss-web wss-api".formatted(site.resolve("h"), program));
        assertThatThrownBy(() -> applications.stop(List.of("theirs"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatPm2IsNotThere() {
        assertThat(catchThrowableOfType(
                                StepException.class,
                                () -> applications("no-pm2").list())
                        .message())
                .isEqualTo("PM2 is not there: no program 'no-pm2'");
    }

    private Pm2Applications applications(String pm2) {
        var shell = new HashMap<>(System.getenv());
        shell.put("DATABASE_URL", "from the shell");
        return new Pm2Applications(
                new HostCommands(shell),
                Clock.systemUTC(),
                new Pm2Applications.Place(
                        pm2, Optional.of(site.resolve("h")), site, site.resolve("ecosystem.config.js")),
                NAMES);
    }

    private static String program() throws IOException {
        var cache = Path.of(System.getProperty("user.home"), ".cache", "wss-lab");
        if (!Files.isDirectory(cache)) {
            return "";
        }
        try (var found = Files.list(cache)) {
            return found.map(place -> place.resolve("node_modules/.bin/pm2"))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .findFirst()
                    .orElse("");
        }
    }
}
