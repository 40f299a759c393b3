package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against scripts that stand for systemd's programs, with the answers that systemd 252 gives. */
class SessionEndTests {
    private static final String OUTSIDE =
            "Logout kills processes here: the engine runs outside the session (systemd-run).";

    @TempDir
    private Path root;

    private Path tools;

    @BeforeEach
    void systemdRuns() throws IOException {
        Files.createDirectories(root.resolve("run/systemd/system"));
        Files.createDirectories(root.resolve("etc/systemd/logind.conf.d"));
        tools = Files.createDirectories(root.resolve("tools"));
    }

    private void tool(String name, String script) throws IOException {
        var file = Files.writeString(tools.resolve(name), "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void logindSays(String kill, String only, String except) throws IOException {
        tool("busctl", """
                [ "$*" = "get-property org.freedesktop.login1 /org/freedesktop/login1 org.freedesktop.login1.Manager \
                KillUserProcesses KillOnlyUsers KillExcludeUsers" ] || exit 1
                printf '%%s\\n' '%s' '%s' '%s'""".formatted(kill, only, except));
    }

    /** Makes a scope of the kind that is named, by becoming the program behind the two dashes. */
    private void scopesAreMade(String kind) throws IOException {
        tool("systemd-run", """
                echo "$@" >>'%s'
                [[ " $* " == *' %s '* ]] || exit 1
                while [ "$1" != -- ]; do shift; done
                shift
                exec "$@\"""".formatted(root.resolve("scopes"), kind));
    }

    private SessionEnd of(String user) throws InterruptedException {
        return SessionEnd.probe(root, Map.of("PATH", tools + ":/usr/bin:/bin"), user);
    }

    private List<String> scope(String... kind) {
        return java.util.stream.Stream.of(
                        List.of(tools.resolve("systemd-run").toString()),
                        List.of(kind),
                        List.of("--quiet", "--collect", "--description=wss-restore", "--"))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void withoutSystemdNothingIsAskedAndNothingChanges() throws Exception {
        Files.delete(root.resolve("run/systemd/system"));
        logindSays("b true", "as 0", "as 0");
        scopesAreMade("--scope");

        assertThat(of("anna")).isEqualTo(SessionEnd.HARMLESS);
        assertThat(root.resolve("scopes")).doesNotExist();
    }

    @Test
    void whereALogoutKillsNothingTheEngineStaysInTheSession() throws Exception {
        scopesAreMade("--scope");

        logindSays("b false", "as 0", "as 1 \"root\"");
        assertThat(of("anna")).as("off").isEqualTo(SessionEnd.HARMLESS);
        logindSays("b true", "as 0", "as 2 \"root\" \"anna\"");
        assertThat(of("anna")).as("excluded").isEqualTo(SessionEnd.HARMLESS);
        logindSays("b true", "as 1 \"ben\"", "as 0");
        assertThat(of("anna")).as("only others").isEqualTo(SessionEnd.HARMLESS);
        assertThat(root.resolve("scopes")).doesNotExist();
    }

    @Test
    void rootsEngineMovesToTheSystemsManager() throws Exception {
        logindSays("b true", "as 0", "as 0");
        scopesAreMade("--scope");

        assertThat(of("root")).isEqualTo(new SessionEnd(scope("--scope"), java.util.Optional.of(OUTSIDE)));
        assertThat(root.resolve("scopes"))
                .as("tried with a program that does nothing")
                .hasContent("--scope --quiet --collect --description=wss-restore -- true");
    }

    @Test
    void behindSudoTheRuleOfTheSessionsOwnerCounts() throws Exception {
        logindSays("b true", "as 0", "as 1 \"root\"");
        scopesAreMade("--scope");
        assertThat(of("root")).as("root's own session").isEqualTo(SessionEnd.HARMLESS);

        Files.writeString(Files.createDirectories(root.resolve("proc/self")).resolve("loginuid"), "1000");
        tool("id", "[ \"$*\" = '-nu 1000' ] && echo anna");
        assertThat(of("root")).isEqualTo(new SessionEnd(scope("--scope"), java.util.Optional.of(OUTSIDE)));
    }

    @Test
    void everybodyElsesMovesToTheirOwnManagerWhichMayEndWithTheLastLogout() throws Exception {
        logindSays("b true", "as 0", "as 1 \"root\"");
        scopesAreMade("--user");

        tool("loginctl", "[ \"$*\" = 'show-user anna --property=Linger --value' ] && echo yes");
        assertThat(of("anna")).isEqualTo(new SessionEnd(scope("--user", "--scope"), java.util.Optional.of(OUTSIDE)));
        tool("loginctl", "echo no");
        assertThat(of("anna"))
                .isEqualTo(new SessionEnd(
                        scope("--user", "--scope"),
                        java.util.Optional.of(
                                "The last logout kills the engine: keep one login, or 'loginctl enable-linger'.")));
    }

    @Test
    void whereNoScopeCanBeMadeTheOperatorIsTold() throws Exception {
        logindSays("b true", "as 0", "as 0");
        var told = java.util.Optional.of("Logout kills the engine here (KillUserProcesses=yes): stay logged in.");

        tool("systemd-run", "echo 'Failed to connect to bus' >&2; exit 1");
        assertThat(of("anna")).as("refused").isEqualTo(new SessionEnd(List.of(), told));
        tool("systemd-run", "kill -9 $$");
        assertThat(of("anna")).as("broken").isEqualTo(new SessionEnd(List.of(), told));
    }

    @Test
    void theFilesAreReadWhereLogindDoesNotAnswer() throws Exception {
        tool("busctl", "exit 1");
        scopesAreMade("--scope");
        var main = root.resolve("etc/systemd/logind.conf");

        Files.writeString(main, "[Login]\n#KillUserProcesses=no\nKillUserProcesses=yes\n");
        assertThat(of("anna").notice()).isPresent();
        assertThat(of("root")).as("excluded unless the files say otherwise").isEqualTo(SessionEnd.HARMLESS);
        Files.writeString(main.resolveSibling("logind.conf.d/10-exclude.conf"), "[Login]\nKillExcludeUsers=anna ben\n");
        assertThat(of("anna")).isEqualTo(SessionEnd.HARMLESS);
        Files.writeString(main.resolveSibling("logind.conf.d/20-only.conf"), "KillExcludeUsers=\nKillOnlyUsers=ben\n");
        assertThat(of("anna")).isEqualTo(SessionEnd.HARMLESS);
        assertThat(of("ben").notice()).isPresent();
        Files.writeString(main.resolveSibling("logind.conf.d/30-off.conf"), "KillUserProcesses = no\n");
        assertThat(of("ben")).isEqualTo(SessionEnd.HARMLESS);
    }

    @Test
    void whereNobodyKnowsTheEngineMovesSilentlyOrTheDoubtIsSaid() throws Exception {
        tool("busctl", "exit 1");
        tool("systemd-run", "exit 1");
        assertThat(of("root"))
                .isEqualTo(new SessionEnd(
                        List.of(),
                        java.util.Optional.of(
                                "Logout may kill the engine here (logind does not say): stay logged in.")));

        scopesAreMade("--scope");
        assertThat(of("root")).isEqualTo(new SessionEnd(scope("--scope"), java.util.Optional.empty()));
    }

    @Test
    void theScopeBecomesTheEngineSoThatItsProcessIsTheOneThatWasStarted() throws Exception {
        logindSays("b true", "as 0", "as 0");
        scopesAreMade("--scope");
        tool("engine", "echo $$ \"$@\" >'" + root.resolve("engine-was") + "'");
        var run = new RunDirectory(Files.createDirectories(root.resolve("runs/20261122-184302-postgres-restore")));
        var starter = new EngineStarter(List.of(tools.resolve("engine").toString()), () -> of("root"));

        var process = starter.start(run, Intent.RUN);

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(root.resolve("engine-was")).hasContent("%d --intent run %s".formatted(process.pid(), run.path()));
        assertThat(Files.readString(run.enginePid())).isEqualTo(Long.toString(process.pid()));
    }
}
