package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as installed in a directory of its own, with a Java that is a script. */
class LauncherTests {
    @TempDir
    private Path dir;

    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(dir.resolve("assets/cds"));
        Files.createDirectories(dir.resolve("target"));
        launcher = Files.copy(Path.of("assets/wss-restore"), dir.resolve("assets/wss-restore"));
        executable(launcher);
        Files.writeString(dir.resolve("target/wss-restore.jar"), "jar");
        Files.writeString(dir.resolve("assets/cds/classes.lst"), "java/lang/Object");
    }

    /** An archive is made behind the program's back: its directory can only go once that is over. */
    @AfterEach
    void awaitTheArchive() {
        var cache = dir.resolve("cache/wss-restore").toFile();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            var making = cache.list((place, name) -> name.endsWith(".making"));
            return making == null || making.length == 0;
        });
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A Java of this version that does what the script says; asked to dump, it writes the archive. */
    private String java(String version, String script) throws IOException {
        var home = Files.createDirectories(dir.resolve("java-" + version));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/modules"), "modules");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        executable(Files.writeString(home.resolve("bin/java"), """
                #!/bin/bash
                for word in "$@"; do
                  case $word in
                    -Xshare:dump) dump=yes ;;
                    -XX:SharedArchiveFile=*) archive=${word#*=} ;;
                  esac
                done
                if [ -n "$dump" ]; then printf archive >"$archive"; exit; fi
                """ + script + "\n"));
        return home.toString();
    }

    private record Said(int exit, String out) {}

    private Said launch(Map<String, String> environment, String... words) throws Exception {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        return run(environment, command);
    }

    private Said run(Map<String, String> environment, List<String> command) throws Exception {
        var out = dir.resolve("out-" + System.nanoTime());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("XDG_CACHE_HOME", dir.resolve("cache").toString());
        builder.environment().putAll(environment);
        var process = builder.redirectInput(new java.io.File("/dev/null")).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }

    @Test
    void passesWordsAndExitCodeThroughAndSaysWhereItIs() throws Exception {
        var home = java("17.0.9", "printf '%s\\n' \"$@\"; exit 6");

        var said = launch(Map.of("JAVA_HOME", home), "run", "a b", "--set", "x=y z");

        assertThat(said.exit()).isEqualTo(6);
        assertThat(said.out().lines().toList())
                .contains("-Xmx128m", "-Xlog:disable", "-XX:TieredStopAtLevel=1", "-Dwss.launcher=" + launcher)
                .endsWith(
                        "-cp",
                        dir.resolve("target/wss-restore.jar").toString(),
                        "com.wallstreetsim.restore.Main",
                        "run",
                        "a b",
                        "--set",
                        "x=y z");
    }

    @Test
    void theEngineIsThePidThatWasStartedAndMayCompileFully() throws Exception {
        var home = java("21", "echo $$ \"$@\"");
        var said = run(
                Map.of("JAVA_HOME", home),
                List.of("bash", "-c", "echo $$; exec \"$0\" engine --intent run /state", launcher.toString()));

        var lines = said.out().lines().toList();
        assertThat(lines.get(1)).startsWith(lines.get(0) + " ").doesNotContain("TieredStopAtLevel");
    }

    @Test
    void saysWhichJavaIsMissing() throws Exception {
        var home = java("11.0.20", "echo no");
        var tools = Files.createDirectories(dir.resolve("tools"));
        for (var tool : List.of("bash", "env", "readlink", "stat", "find", "mkdir")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        Files.writeString(
                launcher,
                Files.readString(launcher)
                        .replace("/usr/lib/jvm", dir.resolve("none").toString()));

        var said = launch(Map.of("JAVA_HOME", home, "PATH", tools.toString()), "--version");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEqualTo("""
                        wss-restore: Java 17 or newer is needed, found 11 in '%s'
                          Install a Java runtime of version 17 or newer, or set JAVA_HOME to one.
                        """.formatted(home));
    }

    @Test
    void saysHowToBuildAMissingProgram() throws Exception {
        Files.delete(dir.resolve("target/wss-restore.jar"));

        var said = launch(Map.of(), "--version");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEqualTo("""
                        wss-restore: the program is neither '%1$s/assets/wss-restore.jar' nor '%1$s/target/wss-restore.jar'
                          Build it with 'mvn -DskipTests package' in '%1$s'.
                        """.formatted(dir));
    }

    @Test
    void makesTheArchiveOnceUsesItAndForgetsItWithANewProgram() throws Exception {
        var environment = Map.of("JAVA_HOME", java("17.0.9", "printf '%s\\n' \"$@\""));
        var cache = dir.resolve("cache/wss-restore");

        assertThat(launch(environment, "about").out()).doesNotContain("SharedArchiveFile");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> archives(cache).size() == 1);
        var archive = archives(cache).get(0);
        assertThat(launch(environment, "about").out()).contains("-XX:SharedArchiveFile=" + archive);

        Files.writeString(dir.resolve("target/wss-restore.jar"), "another jar");
        assertThat(launch(environment, "about").out()).doesNotContain("SharedArchiveFile");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> archives(cache).size() == 2);
    }

    private static List<Path> archives(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (var files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    @Test
    void usesNoArchiveThatOthersCouldWrite() throws Exception {
        var cache = Files.createDirectories(dir.resolve("cache/wss-restore"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));

        launch(Map.of("JAVA_HOME", java("17.0.9", "true")), "about");
        var said = launch(Map.of("JAVA_HOME", java("17.0.9", "printf '%s\\n' \"$@\"")), "about");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).doesNotContain("SharedArchiveFile");
        assertThat(archives(cache)).isEmpty();
    }

    @Test
    void worksWhereNothingCanBeWritten() throws Exception {
        var environment = Map.of("JAVA_HOME", java("17.0.9", "echo fine"), "XDG_CACHE_HOME", "/proc/nothing");

        assertThat(launch(environment, "about")).isEqualTo(new Said(0, "fine\n"));
    }

    @Test
    void givesTheTerminalBackWhenJavaIsKilledOnTheFullScreen() throws Exception {
        var home = java("17.0.9", "stty raw -echo; printf '\\033[?1049h'; kill -KILL $$");

        var said = onATerminal(home, "stty -a");

        assertThat(said.out())
                .contains(
                        "\u001b[?1049h\u001b[?1049l\u001b[?25h\u001b[?2004l\u001b[0m",
                        "the screen ended with signal 9",
                        "exit 137",
                        " echo ",
                        " icanon ")
                .doesNotContain("-icanon");
    }

    @Test
    void leavesTheTerminalAloneWhenJavaEndsByItself() throws Exception {
        var said = onATerminal(java("17.0.9", "echo page; exit 3"), "true");

        assertThat(said.out()).contains("page", "exit 3").doesNotContain("\u001b[");
    }

    private Said onATerminal(String javaHome, String then) throws Exception {
        return run(
                Map.of("JAVA_HOME", javaHome, "TERM", "xterm"),
                List.of("script", "-qec", "%s; echo exit $?; %s".formatted(launcher, then), "/dev/null"));
    }

    @Test
    void passesATerminationOnToTheFullScreen() throws Exception {
        var home = java(
                "17.0.9",
                "trap 'echo told; exit 143' TERM; kill -TERM $PPID; for i in {1..100}; do sleep 0.1; done; echo deaf");

        assertThat(onATerminal(home, "true").out()).contains("told", "exit 143").doesNotContain("deaf");
    }
}
