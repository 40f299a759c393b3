package com.wallstreetsim.restore.adapter.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.port.Commands.Call;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostCommandsTests {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @Test
    void givesACleanEnvironmentAndNoInput() throws Exception {
        var shell = new HashMap<>(System.getenv());
        shell.putAll(Map.of("REDIS_PASSWORD", "x", "DATABASE_URL", "x", "COMPOSE_FILE", "x", "CONTAINER_NAME", "x"));

        var ended = new HostCommands(shell).run(call("env; cat; pwd; echo e >&2; exit 3", 10), said::add);

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.output()).contains("EXTRA=1", directory.toRealPath().toString());
        assertThat(ended.output())
                .noneMatch(line -> line.matches("(REDIS_PASSWORD|DATABASE_URL|COMPOSE_FILE|CONTAINER_NAME)=.*"));
        assertThat(ended.errors()).containsExactly("e");
        assertThat(said).contains("EXTRA=1", "e");
    }

    @Test
    void endsWhatDoesNotEndWithItsChildren() throws Exception {
        var failure = catchThrowableOfType(
                StepException.class, () -> commands().run(call("echo $$; sleep 4712 & sleep 4712", 1), said::add));

        assertThat(failure.message()).endsWith("did not end within 1 s");
        Awaitility.await()
                .until(() -> ProcessHandle.allProcesses()
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains("sleep 4712")));
    }

    /** pnpm writes the command it starts behind a {@code >}, and a migration may then be silent for minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo; echo '> wss@1.0.0 db:migrate /srv/wss'; echo '> node migrate.js'; echo",
                "printf 'Building the index of trades ... '",
                "echo '[1/3] applied'"
            })
    void waitsForOneThatIsSilentAndAsksNothing(String says) throws Exception {
        var ended = commands().runUnasked(call(says + "; sleep 1; echo done", 30), PATIENCE, said::add);

        assertThat(ended.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "printf 'Are you sure? (y/N) '",
                "echo 'Are you sure you want to delete trades?'",
                "printf '> '",
                "printf 'Password: '",
                "printf '\\033[36m?\\033[0m Name: \\033[7G'",
                "echo 'Press ENTER to go on ...'",
                "echo '? Is email a new column or a renamed one'; echo '❯ + email create column'; echo '  ~ mail rename'"
            })
    void endsOneThatAsks(String asks) {
        var failure = catchThrowableOfType(
                StepException.class, () -> commands().runUnasked(call(asks + "; sleep 30", 60), PATIENCE, said::add));

        assertThat(failure.message()).contains("asks, and nobody can answer: ");
    }

    @Test
    void comesBackFromAChildThatLeavesADaemonWithItsOutput() throws Exception {
        var start = System.nanoTime();

        var ended = commands().run(call("echo started; setsid sleep 15 &", 10), said::add);

        assertThat(ended.output()).containsExactly("started");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void saysThatAProgramIsNotThere() {
        assertThat(commands().exists("sh")).isTrue();
        assertThat(commands().exists("/bin/sh")).isTrue();
        assertThat(commands().exists("no-such-program")).isFalse();
        assertThat(catchThrowableOfType(
                                StepException.class,
                                () -> commands()
                                        .run(
                                                new Call(
                                                        List.of("no-such-program"),
                                                        directory,
                                                        Map.of(),
                                                        Duration.ofSeconds(1)),
                                                said::add))
                        .message())
                .startsWith("unable to start 'no-such-program' in " + directory);
    }

    @Test
    void measuresTheDiskOfADirectoryThatIsNotThereYet() throws Exception {
        var space = new LocalHostFiles().space(directory.resolve("not/there/yet"));

        assertThat(space.totalBytes()).isPositive();
        assertThat(space.freeBytes()).isPositive().isLessThanOrEqualTo(space.totalBytes());
    }

    private static HostCommands commands() {
        return new HostCommands(System.getenv());
    }

    private Call call(String line, int seconds) {
        return new Call(List.of("sh", "-c", line), directory, Map.of("EXTRA", "1"), Duration.ofSeconds(seconds));
    }
}
