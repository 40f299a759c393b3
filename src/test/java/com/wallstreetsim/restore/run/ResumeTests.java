package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is taken up again: the journal ends where the crash was, the world is as it was then. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ResumeTests {
    private Rig rig;

    @BeforeEach
    void completedRun(@TempDir Path state) throws Exception {
        rig = new Rig(state, Mode.LIVE, "look:scan", "change:side", "look:prove", "destroy:swap", "change:start");
        rig.perform(Intent.RUN, "the-swap");
        rig.world.calls.clear();
    }

    @Test
    void neverRepeatsAFinishedStepAndFindsADoneOneDone() throws Exception {
        rig.cutAfter("StepStarted swap"::equals);
        rig.world.things.remove("start");
        assertThat(rig.perform(Intent.RUN).result()).isEqualTo(Result.COMPLETED);
        assertThat(rig.world.calls).containsExactly("run start");
        assertThat(rig.events()).contains("StepLookedAt swap Done");
    }

    @Test
    void asksTheGateAnewWhenNothingOfTheStepIsThere() throws Exception {
        rig.cutAfter("StepStarted swap"::equals);
        rig.world.things.removeAll(List.of("swap", "start"));
        assertThat(rig.perform(Intent.RUN, "the-swap").result()).isEqualTo(Result.COMPLETED);
        assertThat(rig.world.calls).containsExactly("run swap", "run start");
        assertThat(rig.events()).contains("StepLookedAt swap NotDone");
    }

    @Test
    void finishesWhatWasApprovedAndIsHalfThereWithoutAskingAgain() throws Exception {
        rig.cutAfter("StepStarted swap"::equals);
        rig.world.things.removeAll(List.of("swap", "start"));
        rig.world.half.add("swap");
        assertThat(rig.perform(Intent.RUN).result()).isEqualTo(Result.COMPLETED);
        assertThat(rig.world.calls).containsExactly("run swap", "run start");
    }

    @Test
    void keepsTheFirstRecordOfTheWayBack() throws Exception {
        rig.cutAfter("StepStarted start"::equals);
        rig.world.things.remove("start");
        rig.perform(Intent.RUN);
        assertThat(rig.events()).filteredOn("UndoRecorded start"::equals).hasSize(1);
    }

    @Test
    void goesOnWithAnUndoThatWasCutShort() throws Exception {
        rig.perform(Intent.UNDO);
        rig.cutAfter("UndoStarted swap"::equals);
        rig.world.things.add("side");
        rig.world.calls.clear();
        assertThat(rig.view().intent()).isEqualTo(Intent.UNDO);
        assertThat(rig.perform(Intent.UNDO).result()).isEqualTo(Result.UNDONE);
        assertThat(rig.world.calls).containsExactly("undo swap", "undo side");
    }

    /** Otherwise data that was loaded anew would be swapped in on the proof of what was dropped. */
    @Test
    void provesAnewWhatWasLoadedAnew(@TempDir Path other) throws Exception {
        var declined = new Rig(other, Mode.LIVE, "look:scan", "change:side", "look:prove", "destroy:swap");
        declined.perform(Intent.RUN, "no");
        declined.world.calls.clear();
        assertThat(declined.perform(Intent.RUN, "the-swap").result()).isEqualTo(Result.COMPLETED);
        assertThat(declined.world.calls).containsExactly("run side", "run prove", "run swap");
    }

    @Test
    void saysWhyAnotherVersionCannotTakeItUpAndLeavesItInterrupted() throws Exception {
        rig.cutAfter("StepStarted swap"::equals);
        Files.deleteIfExists(rig.directory.settled());
        rig.newVersion("look:scan", "destroy:swap");
        var end = rig.perform(Intent.RUN);
        assertThat(end)
                .isEqualTo(new RunEvent.RunFinished(
                        Rig.RUN.value(),
                        Result.REFUSED,
                        "run 20261122-184302-test-run cannot be taken up: its plan has version 1, this program's has"
                                + " version 2"
                                + " (made by 0.1, this is 0.2)",
                        "Use version 0.1 of wss-restore for it.",
                        "this engine changed nothing",
                        1,
                        end.millis()));
        assertThat(rig.world.calls).isEmpty();
        assertThat(rig.handle().status()).isEqualTo(RunSummary.Status.INTERRUPTED);
        assertThat(rig.directory.settled()).doesNotExist();
    }

    @Test
    void staysInterruptedWhileAnotherRunHoldsItsResource() throws Exception {
        rig.cutAfter("StepStarted swap"::equals);
        rig.world.things.remove("start");
        var holder = new ResourceLocks.Holder(
                "20261122-190000-other", "ben", "10.0.0.8", "2026-11-22T19:00:00Z", "ben", rig.state.toString());
        var places = new ResourceLocks.Places(rig.state.resolve("locks"), List.of(), "/site");
        try (var held = ResourceLocks.take(places, List.of("postgres"), holder)) {
            var end = rig.perform(Intent.RUN);
            assertThat(end.message())
                    .isEqualTo("postgres is held by run 20261122-190000-other of ben from 10.0.0.8,"
                            + " since 2026-11-22T19:00:00Z");
            assertThat(end.exit()).isEqualTo(6);
        }
        assertThat(rig.handle().status()).isEqualTo(RunSummary.Status.INTERRUPTED);
        assertThat(rig.perform(Intent.RUN).result()).isEqualTo(Result.COMPLETED);
    }

    @Test
    void refusesAnUndoThatCannotSucceedBeforeItPutsAnythingBack() throws Exception {
        rig.cutAfter("StepFinished swap"::equals);
        rig.world.calls.clear();
        rig.world.failing.add("check side");
        var end = rig.perform(Intent.UNDO);
        assertThat(end.message()).isEqualTo("undo is not possible: what side kept is gone");
        assertThat(end.hint()).isEqualTo("Look who took it.");
        assertThat(end.unchanged()).isEqualTo("this engine changed nothing");
        assertThat(rig.world.calls).isEmpty();
        assertThat(rig.handle().status()).isEqualTo(RunSummary.Status.INTERRUPTED);
    }

    @Test
    void goesOnWithWhatItWasMeantForAfterARefusedUndo() throws Exception {
        rig.cutAfter("StepStarted swap"::equals);
        rig.world.things.remove("start");
        rig.world.failing.add("check side");
        rig.perform(Intent.UNDO);
        assertThat(rig.view().intent()).isEqualTo(Intent.RUN);
        assertThat(rig.perform(Intent.RUN).result()).isEqualTo(Result.COMPLETED);
    }

    @Test
    void goesOnAfterARefusedUndoOfARunThatHadEnded(@TempDir Path other) throws Exception {
        var failed = new Rig(other, Mode.LIVE, "change:side", "destroy:swap", "change:start");
        failed.world.failing.add("run start");
        assertThat(failed.perform(Intent.RUN, "the-swap").result()).isEqualTo(Result.FAILED_CHANGED);
        failed.world.failing.clear();
        failed.world.failing.add("check side");

        assertThat(failed.perform(Intent.UNDO).result()).isEqualTo(Result.FAILED_CHANGED);

        assertThat(failed.view().intent()).isEqualTo(Intent.RUN);
    }

    @Test
    void goesOnAfterADeclinedClose(@TempDir Path other) throws Exception {
        var failed = new Rig(other, Mode.LIVE, "change:side", "destroy:swap", "change:start");
        failed.world.failing.add("run start");
        failed.perform(Intent.RUN, "the-swap");

        assertThat(failed.perform(Intent.CLOSE, "no").result()).isEqualTo(Result.FAILED_CHANGED);

        assertThat(failed.view().intent()).isEqualTo(Intent.RUN);
        failed.world.failing.clear();
        assertThat(failed.perform(Intent.RUN).result()).isEqualTo(Result.COMPLETED);
    }

    @Test
    void goesOnWithAnUndoOrACloseThatDidSomething() throws Exception {
        rig.world.failing.add("undo swap");
        rig.perform(Intent.UNDO);
        assertThat(rig.view().intent()).isEqualTo(Intent.UNDO);
        rig.world.failing.clear();
        rig.perform(Intent.UNDO);
        assertThat(rig.view().intent()).isEqualTo(Intent.UNDO);
        rig.perform(Intent.CLOSE, "old-swap");
        assertThat(rig.view().intent()).isEqualTo(Intent.CLOSE);
    }

    /** The undo that was cut had touched nothing, and the next one is refused. */
    @Test
    void anUndoCutBeforeItsFirstStepIsForgottenByTheNextOnesRefusal() throws Exception {
        rig.cutAfter("StepStarted swap"::equals);
        rig.world.things.remove("start");
        rig.world.failing.add("check side");
        rig.perform(Intent.UNDO);
        rig.cutAfter("EngineStarted"::equals);
        assertThat(rig.view().intent()).isEqualTo(Intent.UNDO);

        rig.perform(Intent.UNDO);

        assertThat(rig.view().intent()).isEqualTo(Intent.RUN);
    }

    @Test
    void removesWhatAKilledEngineLeftBeforeItTakesTheRunUp() throws Exception {
        rig.cutAfter("StepFinished swap"::equals);
        rig.world.things.remove("start");
        rig.engine().perform(Intent.RUN, () -> {}, () -> rig.world.calls.add("clean up"));
        assertThat(rig.world.calls).containsSubsequence("clean up", "run start");
    }

    /** Docker may serve a request after the death of whoever made it. */
    @Test
    void looksOnceMoreInTheEndForWhatAKilledEngineHadAskedFor() throws Exception {
        rig.engine().perform(Intent.UNDO, () -> {}, () -> rig.world.calls.add("clean up"));

        assertThat(rig.world.calls).startsWith("clean up").endsWith("clean up").contains("undo swap");
    }

    @Test
    void onlySaysThatWhatWasAskedForCouldNotBeRemoved() throws Exception {
        var looks = new AtomicInteger();
        var exit = rig.engine().perform(Intent.UNDO, () -> {}, () -> {
            if (looks.incrementAndGet() == 2) {
                throw new StepException("Docker is away", "Start it.");
            }
        });

        assertThat(exit).isZero();
        assertThat(rig.view().finished().orElseThrow().result()).isEqualTo(Result.UNDONE);
        assertThat(rig.directory.output()).content().contains("of an earlier engine may be left: Docker is away");
    }

    @Test
    void refusesASecondEngineOnTheRun() throws Exception {
        try (var lock = FileLocks.tryTake(rig.directory.engineLock()).orElseThrow()) {
            assertThat(lock.lock().isValid()).isTrue();
            assertThatThrownBy(() -> rig.engine().perform(Intent.RUN, () -> {}, () -> {}))
                    .isInstanceOf(HeldException.class)
                    .hasMessage("another engine performs run 20261122-184302-test-run");
        }
    }

    @Test
    void refusesAPlanThatWasEdited() throws Exception {
        var plan = rig.directory.plan();
        Files.writeString(plan, Files.readString(plan).replace("LIVE", "DRILL"));
        assertThatThrownBy(() -> rig.engine().perform(Intent.RUN, () -> {}, () -> {}))
                .isInstanceOf(JournalException.class)
                .hasMessage(plan + " was changed after it was written");
        assertThat(rig.world.calls).isEmpty();
    }

    @Test
    void refusesARunWithoutItsPlan() throws Exception {
        Files.delete(rig.directory.plan());
        assertThatThrownBy(() -> rig.engine().perform(Intent.UNDO, () -> {}, () -> {}))
                .isInstanceOf(JournalException.class);
        assertThat(rig.world.calls).isEmpty();
    }
}
