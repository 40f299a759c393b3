package com.wallstreetsim.restore.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Proof;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One fact in a journal. The engine states facts; front-ends choose words. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.RunCreated.class, name = "run-created"),
    @JsonSubTypes.Type(value = RunEvent.ByHand.class, name = "by-hand"),
    @JsonSubTypes.Type(value = RunEvent.EngineStarted.class, name = "engine-started"),
    @JsonSubTypes.Type(value = RunEvent.StepPreviewed.class, name = "step-previewed"),
    @JsonSubTypes.Type(value = RunEvent.GateOpened.class, name = "gate-opened"),
    @JsonSubTypes.Type(value = RunEvent.GateNeeds.class, name = "gate-needs"),
    @JsonSubTypes.Type(value = RunEvent.GateApproved.class, name = "gate-approved"),
    @JsonSubTypes.Type(value = RunEvent.GateRefused.class, name = "gate-refused"),
    @JsonSubTypes.Type(value = RunEvent.GatePassed.class, name = "gate-passed"),
    @JsonSubTypes.Type(value = RunEvent.GateDeclined.class, name = "gate-declined"),
    @JsonSubTypes.Type(value = RunEvent.UndoRecorded.class, name = "undo-recorded"),
    @JsonSubTypes.Type(value = RunEvent.StepStarted.class, name = "step-started"),
    @JsonSubTypes.Type(value = RunEvent.StepProgress.class, name = "step-progress"),
    @JsonSubTypes.Type(value = RunEvent.Remembered.class, name = "remembered"),
    @JsonSubTypes.Type(value = RunEvent.StepLookedAt.class, name = "step-looked-at"),
    @JsonSubTypes.Type(value = RunEvent.StepFinished.class, name = "step-finished"),
    @JsonSubTypes.Type(value = RunEvent.StepSkipped.class, name = "step-skipped"),
    @JsonSubTypes.Type(value = RunEvent.StepFailed.class, name = "step-failed"),
    @JsonSubTypes.Type(value = RunEvent.UndoStarted.class, name = "undo-started"),
    @JsonSubTypes.Type(value = RunEvent.UndoFinished.class, name = "undo-finished"),
    @JsonSubTypes.Type(value = RunEvent.UndoFailed.class, name = "undo-failed"),
    @JsonSubTypes.Type(value = RunEvent.CloseStarted.class, name = "close-started"),
    @JsonSubTypes.Type(value = RunEvent.CloseFinished.class, name = "close-finished"),
    @JsonSubTypes.Type(value = RunEvent.TakenOver.class, name = "taken-over"),
    @JsonSubTypes.Type(value = RunEvent.CancelRequested.class, name = "cancel-requested"),
    @JsonSubTypes.Type(value = RunEvent.RunFinished.class, name = "run-finished"),
    @JsonSubTypes.Type(value = RunEvent.RunClosed.class, name = "run-closed"),
})
public sealed interface RunEvent {

    /** The first line of every journal. */
    record RunCreated(String run, String procedure, String title, Mode mode, String site, List<StepHead> steps)
            implements RunEvent {}

    /** What a front-end needs of a step before it ran. */
    record StepHead(String id, String title, Impact impact, String wayBack, boolean gated) {
        public StepHead {
            java.util.Objects.requireNonNull(id);
            java.util.Objects.requireNonNull(impact);
        }
    }

    /** The commands of every step by its id, so that whoever attaches has them without the plan; in no older journal. */
    record ByHand(Map<String, Commands> commands) implements RunEvent {}

    /** An engine took the run up; what is not finished before this line is unknown until looked at. */
    record EngineStarted(Intent intent, long pid, String host, String by, String from, String version)
            implements RunEvent {}

    /** What a step would do, in a dry run. */
    record StepPreviewed(String step, List<Fact> facts, List<String> byHand) implements RunEvent {}

    /** The engine waits for a typed confirmation. {@code gate} is the step's id, or {@code close}. */
    record GateOpened(
            String gate, int attempt, String title, String phrase, String asksFor, String verb, List<Fact> facts)
            implements RunEvent {}

    /** The gate that is about to be opened needs the phrase of more than one person. */
    record GateNeeds(String gate, int attempt, int persons) implements RunEvent {}

    /** One of the persons a gate needs typed its phrase; {@code missing} more must. */
    record GateApproved(String gate, String by, String from, int missing) implements RunEvent {}

    /** Something else than the phrase was typed; the gate stays open. */
    record GateRefused(String gate, int attempt, String message) implements RunEvent {}

    record GatePassed(String gate, String by, String from) implements RunEvent {}

    record GateDeclined(String gate, String by, String from, String reason) implements RunEvent {}

    /** What the undo of a step needs; on disk before the step acts. */
    record UndoRecorded(String step, String title, Map<String, String> data) implements RunEvent {}

    /** On disk before the step acts. */
    record StepStarted(String step) implements RunEvent {}

    /** Not forced to disk, and thinned out. */
    record StepProgress(String step, long done, long total, String unit, String detail) implements RunEvent {}

    /** A value a step keeps for later steps. */
    record Remembered(String key, String value) implements RunEvent {}

    /** What was found when a step of unknown end was looked at. */
    record StepLookedAt(String step, String standing, String detail) implements RunEvent {}

    record StepFinished(String step, String summary, List<Proof> proofs, long millis) implements RunEvent {}

    record StepSkipped(String step, String reason) implements RunEvent {}

    record StepFailed(String step, String message, String hint, long millis) implements RunEvent {}

    record UndoStarted(String step, String title) implements RunEvent {}

    record UndoFinished(String step, String summary, long millis) implements RunEvent {}

    record UndoFailed(String step, String message, String hint) implements RunEvent {}

    record CloseStarted(String step, String title) implements RunEvent {}

    record CloseFinished(String step, String summary) implements RunEvent {}

    /** Somebody else answers the run from now on, and why. */
    record TakenOver(String by, String from, String reason) implements RunEvent {}

    record CancelRequested(String by, String from) implements RunEvent {}

    /**
     * The run ended.
     *
     * @param message what happened, for a person; for a failure what and which
     * @param hint the best next action, for a failure
     * @param unchanged what is as it was, for a failure
     * @param exit the exit code of the command that performed it
     */
    record RunFinished(
            @Nullable String run,
            Result result,
            String message,
            @Nullable String hint,
            @Nullable String unchanged,
            int exit,
            long millis)
            implements RunEvent {}

    /** Nothing the run kept is left; it can no longer be undone. */
    record RunClosed(String run, String summary) implements RunEvent {}
}
