package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step as the journal tells it. */
public record StepView(
        String id,
        String title,
        Impact impact,
        String wayBack,
        boolean gated,
        State state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Progress progress,
        String summary,
        String hint,
        List<Proof> proofs,
        List<Fact> facts,
        Commands byHand,
        @Nullable Map<String, String> undoData,
        boolean closed) {

    static StepView pending(RunEvent.StepHead head) {
        return new StepView(
                head.id(),
                head.title(),
                head.impact(),
                head.wayBack(),
                head.gated(),
                State.PENDING,
                null,
                null,
                null,
                "",
                "",
                List.of(),
                List.of(),
                Commands.NONE,
                null,
                false);
    }

    /** True when an undo could have something to put back. */
    public boolean undoable() {
        return undoData != null && state != State.UNDONE;
    }

    public Optional<Progress> lastProgress() {
        return Optional.ofNullable(progress);
    }

    StepView with(State next) {
        return new StepView(
                id, title, impact, wayBack, gated, next, startedAt, endedAt, progress, summary, hint, proofs, facts,
                byHand, undoData, closed);
    }

    StepView started(Instant at) {
        return new StepView(
                id,
                title,
                impact,
                wayBack,
                gated,
                State.RUNNING,
                at,
                null,
                null,
                summary,
                "",
                proofs,
                facts,
                byHand,
                undoData,
                closed);
    }

    StepView ended(State next, Instant at, String words, String advice, List<Proof> found) {
        return new StepView(
                id, title, impact, wayBack, gated, next, startedAt, at, progress, words, advice, found, facts, byHand,
                undoData, closed);
    }

    StepView progressed(Progress now) {
        return new StepView(
                id, title, impact, wayBack, gated, state, startedAt, endedAt, now, summary, hint, proofs, facts, byHand,
                undoData, closed);
    }

    StepView previewed(List<Fact> found) {
        return new StepView(
                id, title, impact, wayBack, gated, state, startedAt, endedAt, progress, summary, hint, proofs, found,
                byHand, undoData, closed);
    }

    StepView doneByHand(Commands commands) {
        return new StepView(
                id, title, impact, wayBack, gated, state, startedAt, endedAt, progress, summary, hint, proofs, facts,
                commands, undoData, closed);
    }

    StepView undoRecorded(Map<String, String> data) {
        return new StepView(
                id,
                title,
                impact,
                wayBack,
                gated,
                state,
                startedAt,
                endedAt,
                progress,
                summary,
                hint,
                proofs,
                facts,
                byHand,
                Map.copyOf(data),
                closed);
    }

    /** Done or skipped. */
    boolean ended() {
        return state == State.DONE || state == State.SKIPPED;
    }

    StepView pendingAgain() {
        return new StepView(
                id,
                title,
                impact,
                wayBack,
                gated,
                State.PENDING,
                null,
                null,
                null,
                "",
                "",
                List.of(),
                facts,
                byHand,
                undoData,
                closed);
    }

    StepView closedNow() {
        return new StepView(
                id, title, impact, wayBack, gated, state, startedAt, endedAt, progress, summary, hint, proofs, facts,
                byHand, undoData, true);
    }

    /** Where a step stands in the record; {@code RUNNING} without a living engine means unknown. */
    public enum State {
        PENDING,
        AT_GATE,
        RUNNING,
        DONE,
        SKIPPED,
        FAILED,
        UNDOING,
        UNDONE,
        UNDO_FAILED
    }
}
