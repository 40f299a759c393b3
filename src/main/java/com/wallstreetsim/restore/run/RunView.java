package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A journal folded into what front-ends draw.
 *
 * @param memory what the steps remembered
 * @param intent what the last engine was started for, of those that began it
 * @param intentBefore what the run was meant for before the last engine was started
 * @param begun whether the last engine did any of what it was started for: put something back, deleted something
 * @param openGate the gate that waits, if one does
 * @param gateMessage why the last thing typed at it was refused
 * @param finish how the last engine ended the run; null while it has not
 * @param operator who started the last engine
 * @param people who has a say in it
 * @param engines how many engines took the run up
 * @param gatesOpened how many times a gate was opened
 */
public record RunView(
        String run,
        String procedure,
        String title,
        Mode mode,
        String site,
        List<StepView> steps,
        Map<String, String> memory,
        Intent intent,
        Intent intentBefore,
        boolean begun,
        RunEvent.@Nullable GateOpened openGate,
        @Nullable String gateMessage,
        RunEvent.@Nullable RunFinished finish,
        boolean closed,
        boolean cancelRequested,
        @Nullable Instant createdAt,
        @Nullable Instant engineStartedAt,
        @Nullable Instant lastAt,
        String operator,
        People people,
        int engines,
        int gatesOpened,
        long lastSeq) {

    /** The exit code where another run or another engine holds what is needed. */
    private static final int HELD = 6;

    public static final RunView EMPTY = new RunFold().view();

    public static RunView of(List<JournalLine> lines) {
        var fold = new RunFold();
        lines.forEach(fold::apply);
        return fold.view();
    }

    public Optional<StepView> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** The step that runs or waits at its gate. */
    public Optional<StepView> current() {
        return steps.stream()
                .filter(step -> switch (step.state()) {
                    case AT_GATE, RUNNING, UNDOING -> true;
                    case PENDING, DONE, SKIPPED, FAILED, UNDONE, UNDO_FAILED -> false;
                })
                .findFirst();
    }

    public Optional<RunEvent.GateOpened> gate() {
        return Optional.ofNullable(openGate);
    }

    public Optional<RunEvent.RunFinished> finished() {
        return Optional.ofNullable(finish);
    }

    /**
     * What is said of an engine that could not begin. It leaves the run as the engines before it left it: one that none
     * ever took up has changed nothing, an interrupted one stays interrupted.
     */
    public RunEvent.RunFinished notTakenUp(String id, StepException why) {
        var result = asItStands();
        var exit = why instanceof HeldException ? HELD : Math.max(Result.FAILED_UNCHANGED.exit(), result.exit());
        return new RunEvent.RunFinished(id, result, why.message(), why.hint(), "this engine changed nothing", exit, 0);
    }

    private Result asItStands() {
        if (finish != null) {
            return finish.result();
        }
        return engines == 0 ? Result.FAILED_UNCHANGED : Result.REFUSED;
    }

    /** True when the last engine took the run back: what was proven says nothing of the data there is now. */
    public boolean undone() {
        return finish != null && finish.result() == Result.UNDONE;
    }

    /** What is left to do by somebody, as long as what the run did stands. */
    public List<Proof> toDo() {
        return undone() || endedUnchanged()
                ? List.of()
                : steps.stream()
                        .flatMap(step -> step.proofs().stream())
                        .filter(Proof::isToDo)
                        .distinct()
                        .toList();
    }

    /** True when something a step changed can still be put back. */
    public boolean canUndo() {
        return !closed
                && mode != Mode.DRY_RUN
                && !endedUnchanged()
                && steps.stream().anyMatch(StepView::undoable);
    }

    /** True when the last engine saw to it that nothing of the run is left: what it recorded for an undo was not done. */
    private boolean endedUnchanged() {
        return finish != null
                && switch (finish.result()) {
                    case FAILED_UNCHANGED, DECLINED, CANCELLED -> finish.unchanged() != null;
                    case COMPLETED, COMPLETED_WITH_SKIPS, FAILED_CHANGED, UNDONE, REFUSED -> false;
                };
    }

    /** Steps that replaced something which is kept until the run is closed, whether they were taken back or not. */
    public List<StepView> keeping() {
        return closed || mode == Mode.DRY_RUN || endedUnchanged()
                ? List.of()
                : steps.stream()
                        .filter(step -> step.impact() == Impact.DESTROYS && step.undoData() != null)
                        .toList();
    }

    /** The next view; an event about a step that the plan does not know changes nothing. */
    public RunView plus(JournalLine line) {
        var fold = new RunFold(this);
        fold.apply(line);
        return fold.view();
    }
}
