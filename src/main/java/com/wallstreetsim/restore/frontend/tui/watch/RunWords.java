package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.text.Units;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.run.Intent;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunSummary;
import com.wallstreetsim.restore.run.RunView;
import com.wallstreetsim.restore.run.StepView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words for what a run's record says. */
public final class RunWords {
    private RunWords() {}

    /** Where a run stands: {@code was interrupted at step 6 of 9 (load)}. */
    public static String standing(RunSummary run) {
        return standing(run.view(), run.status());
    }

    static String standing(RunView view, RunSummary.Status status) {
        var where = at(view).map(place -> " at " + place).orElse("");
        return switch (status) {
            case RUNNING -> verb(view.intent()) + where;
            case AT_GATE -> "waits for your confirmation" + where;
            case INTERRUPTED -> "was interrupted" + where;
            case FINISHED -> view.finished().map(end -> result(end.result())).orElse("finished");
            case CLOSED -> "closed: nothing is kept of it any more";
            case UNREADABLE -> "has a damaged record";
        };
    }

    private static String verb(Intent intent) {
        return switch (intent) {
            case RUN -> "is running";
            case UNDO -> "is being undone";
            case CLOSE -> "is being closed";
        };
    }

    /** The step a run is at: {@code step 6 of 9 (load)}. */
    static Optional<String> at(RunView view) {
        return place(view)
                .map(step -> "step %d of %d (%s)"
                        .formatted(view.steps().indexOf(step) + 1, view.steps().size(), step.id()));
    }

    private static Optional<StepView> place(RunView view) {
        return view.current()
                .or(() -> view.steps().stream()
                        .filter(step -> step.state() == StepView.State.PENDING)
                        .findFirst());
    }

    /** What item 1 of the first page is called for an unfinished run. */
    public static String goOn(RunSummary.Status status) {
        return switch (status) {
            case RUNNING -> "Watch the run that goes on";
            case AT_GATE -> "Answer the run that waits for you";
            case INTERRUPTED -> "Check the interrupted run";
            case FINISHED, CLOSED -> "Look at the last run";
            case UNREADABLE -> "Look at the damaged record";
        };
    }

    static String result(Result result) {
        return switch (result) {
            case COMPLETED -> "completed";
            case COMPLETED_WITH_SKIPS -> "completed WITH SKIPPED STEPS";
            case FAILED_UNCHANGED -> "FAILED, nothing changed";
            case FAILED_CHANGED -> "FAILED, not all as before";
            case DECLINED -> "cancelled at the gate";
            case CANCELLED -> "stopped on request";
            case UNDONE -> "undone";
            case REFUSED -> "NOT TAKEN UP, it stands where it stood";
        };
    }

    /** The word before a step. Without a living engine a started step is unknown, and never shown as running. */
    static String state(StepView step, boolean engineLives) {
        return switch (step.state()) {
            case PENDING -> step.gated() ? "gate" : "";
            case AT_GATE -> "GATE";
            case RUNNING -> engineLives ? "NOW" : "UNKNOWN";
            case DONE -> "done";
            case SKIPPED -> "SKIPPED";
            case FAILED -> "FAILED";
            case UNDOING -> engineLives ? "UNDOING" : "UNKNOWN";
            case UNDONE -> "undone";
            case UNDO_FAILED -> "NOT UNDONE";
        };
    }

    /** How long a step took, or has taken so far. */
    static String time(StepView step, Instant now) {
        var start = step.startedAt();
        if (start == null || !isTimed(step.state())) {
            return "";
        }
        var end = step.endedAt();
        return Units.duration(Duration.between(start, end == null ? now : end));
    }

    /** An undo has no start of its own in the record: no figure is better than one that counts from elsewhere. */
    private static boolean isTimed(StepView.State state) {
        return switch (state) {
            case RUNNING, DONE, FAILED -> true;
            case PENDING, AT_GATE, SKIPPED, UNDOING, UNDONE, UNDO_FAILED -> false;
        };
    }

    /** What a run has changed by now, as a sentence. */
    static String changed(RunView view) {
        var changed = view.steps().stream().filter(RunWords::hasChanged).toList();
        if (changed.isEmpty()) {
            return unchanged(view);
        }
        return "Changed so far: " + changed.stream().map(StepView::title).collect(Collectors.joining("; ")) + ".";
    }

    /** What a run has changed by now, by the numbers of its steps. */
    static String changedSteps(RunView view) {
        var numbers = view.steps().stream()
                .filter(RunWords::hasChanged)
                .map(step -> String.valueOf(view.steps().indexOf(step) + 1))
                .toList();
        return numbers.isEmpty() ? unchanged(view) : "Changed so far: step " + String.join(", ", numbers) + ".";
    }

    /** Something may have been started or copied that no undo is needed for: then less is claimed. */
    private static String unchanged(RunView view) {
        boolean added =
                view.steps().stream().anyMatch(step -> step.impact() != Impact.LOOKS && step.startedAt() != null);
        return added ? "Nothing has been replaced so far." : "Nothing has been changed so far.";
    }

    /** A step that recorded no way back had nothing to change: it found the world as it wanted it. */
    static boolean hasChanged(StepView step) {
        return step.undoable()
                && switch (step.state()) {
                    case DONE, FAILED, RUNNING, UNDOING, UNDO_FAILED -> true;
                    case PENDING, AT_GATE, SKIPPED, UNDONE -> false;
                };
    }

    /** How much longer the current step is likely to take; empty where nothing justifies a figure. */
    static Optional<Duration> remaining(StepView step, Instant now) {
        var start = step.startedAt();
        var progress = step.progress();
        if (step.state() != StepView.State.RUNNING || start == null || progress == null) {
            return Optional.empty();
        }
        if (progress.total() <= 0 || progress.done() >= progress.total()) {
            return Optional.empty();
        }
        double share = (double) progress.done() / progress.total();
        var spent = Duration.between(start, now);
        if (share < 0.03 || spent.toMillis() < 2_000) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) (spent.toMillis() * (1 - share) / share)));
    }

    /** Everything the record says of a run's steps, as text to read. */
    static List<String> steps(RunView view, boolean engineLives) {
        return view.steps().stream()
                .map(step -> "%-10s %d %s%s"
                        .formatted(
                                state(step, engineLives),
                                view.steps().indexOf(step) + 1,
                                step.title(),
                                step.summary().isBlank() ? "" : ": " + step.summary()))
                .toList();
    }
}
