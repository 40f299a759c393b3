package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: an "engine" in a session of its own, and the program it had started. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class OrphansTests {
    private final List<String> said = new ArrayList<>();
    private final Cancellation stop = new Cancellation();
    private final Orphans.Stopping stopping = () -> stop.await(50);
    private Process engine;
    private ProcessHandle program;

    @BeforeEach
    void start() throws Exception {
        engine = new ProcessBuilder("setsid", "sh", "-c", "sleep 600 & wait")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await()
                .until(() ->
                        engine.children().anyMatch(child -> commandOf(child).contains("sleep 600")));
        program = engine.children().findFirst().orElseThrow();
    }

    private static String commandOf(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    @AfterEach
    void end() {
        program.destroyForcibly();
        engine.destroyForcibly();
    }

    private void killEngine() throws InterruptedException {
        engine.destroyForcibly().waitFor();
    }

    private Orphans orphans(Duration limit) {
        return new Orphans(Set.of(engine.pid()), limit);
    }

    @Test
    void namesTheOneThatDoesNotEnd() throws Exception {
        killEngine();

        var failure = catchThrowableOfType(
                StepException.class, () -> orphans(Duration.ofMillis(300)).await(said::add, stopping));

        assertThat(failure.message()).startsWith("process %d ('".formatted(program.pid()));
        assertThat(failure.message()).contains("sleep 600").endsWith("has not ended");
        assertThat(failure.hint()).contains("'kill %d'".formatted(program.pid()));
        assertThat(program.isAlive()).isTrue();
        assertThat(said).hasSize(1).first().asString().startsWith("waiting for process " + program.pid());
    }

    @Test
    void goesOnWhenItHasEnded() throws Exception {
        killEngine();
        var waiting = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                Throwable.class, () -> orphans(Duration.ofMinutes(1)).await(said::add, stopping)));
        Awaitility.await().until(() -> !said.isEmpty());
        assertThat(waiting).isNotDone();

        program.destroyForcibly();

        assertThat(waiting.get(30, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void aStopThatIsAskedForEndsTheWait() throws Exception {
        killEngine();
        stop.request();

        assertThat(catchThrowableOfType(
                        StepException.class,
                        () -> orphans(Duration.ofMinutes(1)).await(said::add, stopping)))
                .hasMessageStartingWith("the run was asked to stop while it waited for process " + program.pid());
    }

    @Test
    void aProgramWhoseEngineLivesIsNone() throws Exception {
        orphans(Duration.ZERO).await(said::add, stopping);

        assertThat(said).isEmpty();
    }

    /** What an engine that came to its end left is its own affair; a number from before the last boot is anybody's. */
    @Test
    void onlyEnginesThatWereKilledHereSinceTheBootHaveThem() throws Exception {
        killEngine();
        stop.request();
        var now = Instant.now();
        var killed = new RunEvent.EngineStarted(Intent.RUN, engine.pid(), "host", "anna", "10.0.0.7", "0.1");
        var end = new RunEvent.RunFinished(Rig.RUN.value(), Result.COMPLETED, "completed", null, null, 0, 1);
        var next = new RunEvent.EngineStarted(Intent.UNDO, 1, "host", "anna", "10.0.0.7", "0.1");

        assertThat(waitsAfter("host", now, killed)).isTrue();
        assertThat(waitsAfter("host", now, killed, next, end)).isTrue();
        assertThat(waitsAfter("host", now, killed, end)).isFalse();
        assertThat(waitsAfter("elsewhere", now, killed)).isFalse();
        assertThat(waitsAfter("host", Instant.EPOCH.plusSeconds(1), killed)).isFalse();
    }

    private boolean waitsAfter(String host, Instant at, RunEvent... journal) throws Exception {
        var lines = Arrays.stream(journal)
                .map(event -> new JournalLine(1, at, event))
                .toList();
        try {
            Orphans.of(lines, host).await(said::add, stopping);
            return false;
        } catch (StepException e) {
            return true;
        }
    }

    @Test
    void anEngineHasASessionOfItsOwn(@TempDir Path runs) throws Exception {
        var directory = RunDirectory.create(runs, Rig.RUN);
        var started = new EngineStarter(List.of("sh", "-c", "sleep 600", "engine")).start(directory, Intent.RUN);
        try {
            Awaitility.await()
                    .until(() -> ProcessStat.of(started.pid()).orElseThrow().session() == started.pid());
        } finally {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            started.destroyForcibly().waitFor();
        }
    }

    @Test
    void anEngineWaitsForThoseOfTheOneBefore(@TempDir Path state) throws Exception {
        var rig = new Rig(state, Mode.LIVE, "look:scan", "change:side");
        try (var journal = JournalWriter.open(rig.directory.journal(), Clock.systemUTC())) {
            journal.append(new RunEvent.EngineStarted(Intent.RUN, engine.pid(), "host", "anna", "10.0.0.7", "0.1"));
            journal.append(new RunEvent.EngineStarted(Intent.RUN, 1, "elsewhere", "anna", "10.0.0.7", "0.1"));
        }
        killEngine();
        var resumed = rig.engine();
        var resuming = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(Throwable.class, () -> resumed.perform(Intent.RUN, () -> {}, () -> {})));
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> Files.readString(rig.directory.output()).contains("left running"));
        assertThat(rig.world.calls).isEmpty();

        program.destroyForcibly();

        assertThat(resuming.get(30, TimeUnit.SECONDS)).isNull();
        assertThat(rig.view().finished().orElseThrow().result()).isEqualTo(Result.COMPLETED);
    }
}
