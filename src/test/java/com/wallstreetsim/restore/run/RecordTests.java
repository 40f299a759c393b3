package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of runs that are damaged, foreign, a trap, or many. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RecordTests {
    @TempDir
    Path place;

    private Path state;
    private Rig rig;

    @BeforeEach
    void run() throws Exception {
        state = Files.createDirectory(
                place.resolve("state"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        rig = new Rig(state, Mode.LIVE, "look:scan", "destroy:swap");
    }

    private FileRuns runs() {
        var setting = new FileRuns.Setting("/site", Mode.LIVE, Rig.ANNA, "0.2", Rig.CLOCK);
        return new FileRuns(state, setting, new EngineStarter(List.of("false")));
    }

    private RunSummary.Status status() throws StepException {
        return runs().list().get(0).status();
    }

    private int perform() throws Exception {
        return rig.engine().perform(Intent.RUN, () -> {}, () -> {});
    }

    private void refuses(String message) {
        assertThatThrownBy(this::perform).isInstanceOf(JournalException.class).hasMessageContaining(message);
        assertThat(rig.world.calls).isEmpty();
    }

    @Test
    void anEmptyJournalIsSeenAndNotTakenUp() throws Exception {
        Files.write(rig.directory.journal(), new byte[0]);
        assertThat(status()).isEqualTo(RunSummary.Status.UNREADABLE);
        refuses("the journal of run 20261122-184302-test-run is empty: nothing of it was recorded");
    }

    @Test
    void aMissingPlanIsSaid() throws Exception {
        Files.delete(rig.directory.plan());
        assertThat(status()).isEqualTo(RunSummary.Status.INTERRUPTED);
        refuses("plan.json is missing: nobody knows what the run was made for");
    }

    @Test
    void aPlanOfAnotherSchemaIsSaid() throws Exception {
        var object = (com.fasterxml.jackson.databind.node.ObjectNode)
                EventJson.MAPPER.readTree(Files.readAllBytes(rig.directory.plan()));
        var before = PlanFile.read(rig.directory.plan());
        assertThat(object.path("hash").asText()).hasSize(64);
        new PlanFile(
                        2,
                        before.run(),
                        before.procedure(),
                        before.version(),
                        before.title(),
                        before.mode(),
                        before.site(),
                        before.answers(),
                        before.steps(),
                        before.resources(),
                        before.operator(),
                        before.from(),
                        before.host(),
                        before.createdAt(),
                        "9.0")
                .write(rig.directory.plan());
        refuses("plan.json has schema 2, this version reads 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.json", "journal.jsonl", "answers"})
    void aLinkInARunIsNotFollowed(String name) throws Exception {
        var real = rig.directory.path().resolve(name);
        var moved = Files.move(real, place.resolve("elsewhere"));
        Files.createSymbolicLink(real, moved);
        assertThat(status()).isEqualTo(RunSummary.Status.UNREADABLE);
        refuses("%s is a link to %s, which is not followed".formatted(real, moved));
    }

    @Test
    void aRunThatIsALinkIsNotFollowed() throws Exception {
        var moved = Files.move(rig.directory.path(), place.resolve("elsewhere"));
        Files.createSymbolicLink(rig.directory.path(), moved);
        assertThat(status()).isEqualTo(RunSummary.Status.UNREADABLE);
        refuses("20261122-184302-test-run is a link to " + moved);
        var handle = runs().open(Rig.RUN).orElseThrow();
        assertThatThrownBy(handle::view).hasMessageContaining("is a link to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.json", "journal.jsonl", "answers", "."})
    void whatOthersMayWriteIsNotBelieved(String name) throws Exception {
        var file = rig.directory.path().resolve(name).normalize();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
        refuses(file + " can be written by others");
    }

    @Test
    void anAnswerThatIsALinkOpensNoGate() throws Exception {
        var elsewhere = place.resolve("answer.json");
        Files.write(
                elsewhere,
                EventJson.MAPPER.writeValueAsBytes(
                        new AnswerFile(AnswerFile.Kind.APPROVE, "swap", 1, "the-swap", "anna", "10.0.0.7")));
        Files.createSymbolicLink(rig.directory.answers().resolve("swap-1.json"), elsewhere);
        assertThat(rig.perform(Intent.RUN, "no").result()).isEqualTo(Result.DECLINED);
        assertThat(rig.world.calls).doesNotContain("run swap");
        assertThat(Files.readString(rig.directory.output()))
                .contains("swap-1.json is no file of its own and not taken for an answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "locks", "scans"})
    void aStateDirectoryWithALinkInItIsNotUsed(String name) throws Exception {
        if (Files.exists(state.resolve(name))) {
            Files.move(state.resolve(name), place.resolve("elsewhere"));
        } else {
            Files.createDirectory(place.resolve("elsewhere"));
        }
        Files.createSymbolicLink(state.resolve(name), place.resolve("elsewhere"));
        assertThatThrownBy(() -> StateDirectory.open(java.util.Optional.of(state), java.util.Map.of()))
                .isInstanceOf(StepException.class)
                .hasMessage("'%s' is a link to %s, which is not followed"
                        .formatted(state.resolve(name), place.resolve("elsewhere")));
    }

    /** Bytes that nobody wrote on purpose are an answer to nothing, and never an end of the engine. */
    @Test
    void answersAndFrontEndsOfAnyBytesSayNothing() throws Exception {
        var random = new Random(20261122);
        var door = new FrontDoor(rig.directory);
        door.enter(Presence.ofThisProcess(Rig.ANNA, Rig.CLOCK.instant()));
        var answer =
                "{\"kind\":\"APPROVE\",\"gate\":\"swap\",\"attempt\":1,\"typed\":\"x\",\"by\":\"a\",\"from\":\"b\"}"
                        .getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < 200; i++) {
            var bytes = answer.clone();
            for (var n = random.nextInt(6); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(rig.directory.answers().resolve("swap-%d.json".formatted(i)), bytes);
            Files.write(rig.directory.path().resolve("front-ends").resolve(i + ".json"), bytes);
        }
        assertThat(door.others()).isEmpty();
        assertThat(new AnswersInbox(rig.directory.answers(), line -> {}).next()).isNotNull();
        assertThat(rig.perform(Intent.RUN, "no").result()).isEqualTo(Result.DECLINED);
    }

    /** What is read at the start does not grow with the runs of the past; counted by the kernel. */
    @Test
    void tenThousandOldRunsCostTheStartNothing() throws Exception {
        rig.perform(Intent.RUN, "the-swap");
        var old = Files.readAllBytes(rig.directory.journal());
        var padded = (new String(old, StandardCharsets.UTF_8)).repeat(20).getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < 10_000; i++) {
            var directory = state.resolve("runs/20250101-%06d-test-run".formatted(i));
            Files.createDirectory(directory);
            Files.write(directory.resolve("journal.jsonl"), padded);
            Files.createFile(directory.resolve("settled"));
        }
        assertThat(runs().unfinished()).isEmpty();
        var before = bytesRead();
        assertThat(runs().unfinished()).isEmpty();
        var read = bytesRead() - before;
        assertThat(10_000L * padded.length).isGreaterThan(100L << 20);
        assertThat(read).isLessThan(1L << 20);
    }

    /** {@code rchar}: what this process has read with read calls, from files or memory. */
    private static long bytesRead() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("rchar: "))
                .mapToLong(line -> Long.parseLong(line.substring(7)))
                .sum();
    }

    @Test
    void removesOnlyWhatKeepsNothingAndIsAtItsEnd() throws Exception {
        rig.perform(Intent.RUN, "the-swap");
        var all = new Pruning.Rule(0, Duration.ZERO);
        var kept = runs().pruning(all);
        assertThat(kept.removed()).isEmpty();
        assertThat(kept.left())
                .extracting(Pruning.Left::because)
                .containsExactly("it is not closed: what it replaced is kept, or can be put back");
        assertThatThrownBy(() -> runs().remove(Rig.RUN)).hasMessageContaining("cannot be removed: it is not closed");

        rig.perform(Intent.CLOSE, "old-swap");
        assertThat(runs().pruning(new Pruning.Rule(1, Duration.ZERO)).removed()).isEmpty();
        assertThat(runs().pruning(new Pruning.Rule(0, Duration.ofDays(1))).removed())
                .isEmpty();
        assertThat(runs().pruning(all).removed()).extracting(RunSummary::id).containsExactly(Rig.RUN);

        var outside = Files.writeString(place.resolve("precious"), "x");
        Files.createSymbolicLink(rig.directory.path().resolve("link"), outside);
        runs().remove(Rig.RUN);
        assertThat(state.resolve("runs")).isEmptyDirectory();
        assertThat(outside).exists();
    }

    @Test
    void leavesAnInterruptedAndADamagedRun() throws Exception {
        rig.perform(Intent.RUN, "the-swap");
        rig.cutAfter("StepStarted swap"::equals);
        var damaged = new RunId("20250101-000000-test-run");
        var directory = RunDirectory.create(state.resolve("runs"), damaged);
        Files.writeString(directory.journal(), "no journal\n");
        assertThat(runs().pruning(new Pruning.Rule(0, Duration.ZERO)).left())
                .extracting(left -> left.run().id() + ": " + left.because())
                .containsExactly(
                        "20261122-184302-test-run: it is interrupted",
                        "20250101-000000-test-run: its record is damaged: nobody knows what it keeps");
    }
}
