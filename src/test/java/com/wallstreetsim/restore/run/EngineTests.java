package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Proof;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine's rules, on steps that are strict about them. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EngineTests {
    private Rig rig;

    @BeforeEach
    void newRun(@TempDir Path state) throws Exception {
        rig = new Rig(state, Mode.LIVE, "look:scan", "change:side", "look:prove", "destroy:swap", "change:start");
    }

    @Test
    void recordsTheWayBackAndTheStartBeforeAStepActs() throws Exception {
        var onDisk = new ArrayList<String>();
        rig.world.watcher = name -> {
            if (name.equals("swap")) {
                onDisk.addAll(read());
            }
        };
        var end = rig.perform(Intent.RUN, "the-swap");
        assertThat(onDisk.subList(onDisk.size() - 4, onDisk.size()))
                .containsExactly("GateOpened", "GatePassed", "UndoRecorded swap", "StepStarted swap");
        assertThat(end.result()).isEqualTo(Result.COMPLETED);
        assertThat(rig.world.calls).containsExactly("run scan", "run side", "run prove", "run swap", "run start");
    }

    private java.util.List<String> read() {
        try {
            return rig.events();
        } catch (JournalException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void staysAtTheGateUntilTheVeryPhraseIsTyped() throws Exception {
        var end = rig.perform(Intent.RUN, "The-Swap", "yes", "the-swap");
        assertThat(rig.events()).filteredOn("GateRefused"::equals).hasSize(2);
        assertThat(end.result()).isEqualTo(Result.COMPLETED);
    }

    @Test
    void stopsAtADeclinedGateAndPutsItsScaffoldingBack() throws Exception {
        var end = rig.perform(Intent.RUN, "no");
        assertThat(end)
                .isEqualTo(new RunEvent.RunFinished(
                        Rig.RUN.value(),
                        Result.DECLINED,
                        "declined at the gate 'swap'",
                        "Start the procedure anew when you are ready.",
                        "the live thing was not touched",
                        3,
                        end.millis()));
        assertThat(rig.world.things).isEmpty();
        assertThat(rig.world.calls).containsExactly("run scan", "run side", "run prove", "undo side");
    }

    @Test
    void whatIsLeftToDoStandsAsLongAsWhatTheRunDid() throws Exception {
        rig.world.leaving.add("prove");
        rig.perform(Intent.RUN, "the-swap");
        assertThat(rig.view().toDo()).containsExactly(Proof.toDo("prove", "look at it"));

        rig.perform(Intent.UNDO);
        assertThat(rig.view().toDo()).isEmpty();
    }

    @Test
    void nothingIsLeftToDoOfARunThatWasDeclined() throws Exception {
        rig.world.leaving.add("prove");
        rig.perform(Intent.RUN, "no");
        assertThat(rig.view().toDo()).isEmpty();
    }

    @Test
    void isStoppedAtAGateByARequest() throws Exception {
        var end = rig.perform(Intent.RUN, "stop");
        assertThat(end.result()).isEqualTo(Result.CANCELLED);
        assertThat(end.exit()).isEqualTo(130);
        assertThat(rig.world.things).isEmpty();
    }

    @Test
    void ignoresAnAnswerToAnEarlierOpeningAndAFileThatIsNone() throws Exception {
        new AnswerFile(AnswerFile.Kind.APPROVE, "swap", 0, "the-swap", "eve", "x").writeTo(rig.directory);
        java.nio.file.Files.writeString(rig.directory.answers().resolve("swap-bad.json"), "{\"kind\":");
        java.nio.file.Files.writeString(rig.directory.answers().resolve("swap-short.json"), "{}");
        java.nio.file.Files.createSymbolicLink(rig.directory.answers().resolve("swap-link.json"), rig.directory.plan());
        assertThat(rig.perform(Intent.RUN, "no").result()).isEqualTo(Result.DECLINED);
    }

    @Test
    void putsScaffoldingBackWhenAStepFailsBeforeAnythingIsChanged() throws Exception {
        rig.world.failing.add("run prove");
        var end = rig.perform(Intent.RUN);
        assertThat(end)
                .isEqualTo(new RunEvent.RunFinished(
                        Rig.RUN.value(),
                        Result.FAILED_UNCHANGED,
                        "prove went wrong",
                        "Do better.",
                        "the live thing was not touched",
                        1,
                        end.millis()));
        assertThat(rig.world.things).isEmpty();
    }

    @Test
    void leavesEverythingForUndoWhenAStepFailsAfterADestroyingOne() throws Exception {
        rig.world.failing.add("run start");
        var end = rig.perform(Intent.RUN, "the-swap");
        assertThat(end)
                .isEqualTo(new RunEvent.RunFinished(
                        Rig.RUN.value(),
                        Result.FAILED_CHANGED,
                        "start went wrong",
                        "Do better. Changed so far: Do swap. 'wss-restore resume %1$s' goes on, 'wss-restore undo %1$s' puts it back."
                                .formatted(Rig.RUN.value()),
                        null,
                        4,
                        end.millis()));
        assertThat(rig.world.things).containsExactly("side", "swap");
    }

    @Test
    void doesNotBelieveAStepThatSaysItIsDoneWhereLookingShowsOtherwise() throws Exception {
        rig.world.lazy.add("swap");
        var end = rig.perform(Intent.RUN, "the-swap");
        assertThat(end.result()).isEqualTo(Result.FAILED_UNCHANGED);
        assertThat(end.message())
                .isEqualTo("step 'swap' ended well, but looking shows otherwise: nothing of it is there");
    }

    @Test
    void endsWithSkipsWhenAStepWasSkipped() throws Exception {
        rig.world.skipping.add("start");
        var end = rig.perform(Intent.RUN, "the-swap");
        assertThat(end.result()).isEqualTo(Result.COMPLETED_WITH_SKIPS);
        assertThat(end.message()).isEqualTo("completed with 1 skipped: start");
        assertThat(end.exit()).isEqualTo(5);
    }

    @Test
    void undoesNewestFirst() throws Exception {
        rig.perform(Intent.RUN, "the-swap");
        rig.world.calls.clear();
        assertThat(rig.perform(Intent.UNDO).result()).isEqualTo(Result.UNDONE);
        assertThat(rig.world.calls).containsExactly("undo start", "undo swap", "undo side");
        assertThat(rig.world.things).isEmpty();
        assertThat(rig.view().canUndo()).isFalse();
    }

    @Test
    void stopsAnUndoAtItsFirstFailureAndGoesOnThereTheNextTime() throws Exception {
        rig.perform(Intent.RUN, "the-swap");
        rig.world.failing.add("undo swap");
        rig.world.calls.clear();
        var end = rig.perform(Intent.UNDO);
        assertThat(end.result()).isEqualTo(Result.FAILED_CHANGED);
        assertThat(end.message()).isEqualTo("undo stopped: swap cannot be taken back");
        assertThat(rig.world.things).containsExactly("side", "swap");
        rig.world.failing.clear();
        assertThat(rig.perform(Intent.UNDO).result()).isEqualTo(Result.UNDONE);
        assertThat(rig.world.calls).containsExactly("undo start", "undo swap", "undo swap", "undo side");
    }

    @Test
    void deletesNothingWhenClosingIsDeclinedAndCanStillUndo() throws Exception {
        rig.perform(Intent.RUN, "the-swap");
        var end = rig.perform(Intent.CLOSE, "no");
        assertThat(end.message()).isEqualTo("closing was declined: nothing was deleted");
        assertThat(rig.world.dropped).isEmpty();
        assertThat(rig.view().canUndo()).isTrue();
    }

    @Test
    void deletesWhatIsKeptOnlyBehindItsGate() throws Exception {
        rig.perform(Intent.RUN, "the-swap");
        var end = rig.perform(Intent.CLOSE, "the-swap", "old-swap");
        assertThat(end.message()).isEqualTo("closed: old swap dropped");
        assertThat(rig.world.dropped).containsExactly("swap");
        assertThat(rig.view().closed()).isTrue();
        assertThat(rig.view().canUndo()).isFalse();
    }

    /** Steps quote what programs print, and programs print what they were given. */
    @Test
    void recordsNoSecretThatAStepSaysButWhatAnUndoNeeds(@TempDir Path state) throws Exception {
        var telling = new Rig(state, Mode.LIVE, "look:hunter2", "change:side", "destroy:swap", "change:start");
        telling.redact = text -> text.replace("hunter2", "***").replace("went wrong", "went ***");
        telling.world.failing.add("run start");

        var end = telling.perform(Intent.RUN, "the-swap");

        assertThat(end.message()).isEqualTo("start went ***");
        var view = telling.view();
        assertThat(view.step("hunter2").orElseThrow().summary()).isEqualTo("*** done");
        assertThat(view.step("start").orElseThrow().summary()).isEqualTo("start went ***");
        telling.redact = text -> text.replace("side", "***");
        assertThat(telling.perform(Intent.UNDO).result()).isEqualTo(Result.UNDONE);
        assertThat(telling.view().step("swap").orElseThrow().undoData()).containsEntry("before", "side");
        assertThat(telling.view().step("swap").orElseThrow().summary()).isEqualTo("swap taken back, before it: ***");
        assertThat(java.nio.file.Files.readString(telling.directory.path().resolve("report.md")))
                .doesNotContain("before it: side");
    }

    @Test
    void executesNothingInADryRun(@TempDir Path state) throws Exception {
        var dry = new Rig(state, Mode.DRY_RUN, "change:side", "destroy:swap");
        assertThat(dry.perform(Intent.RUN).message()).isEqualTo("dry run: nothing was executed");
        assertThat(dry.world.calls).isEmpty();
    }

    @Test
    void asksEachOfTwoGates(@TempDir Path state) throws Exception {
        var two = new Rig(state, Mode.LIVE, "destroy:drop", "destroy:swap");
        assertThat(two.perform(Intent.RUN, "the-drop", "no").result()).isEqualTo(Result.FAILED_CHANGED);
        assertThat(two.world.things).containsExactly("drop");
    }
}
