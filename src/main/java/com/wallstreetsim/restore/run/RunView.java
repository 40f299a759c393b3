package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A journal folded into what front-ends draw. Immutable; {@link #plus} gives the next one. */
public record RunView(
        String run,
        String procedure,
        String title,
        Mode mode,
        String site,
        List<StepView> steps,
        Map<String, String> memory,
        Intent intent,
        RunEvent.@Nullable GateOpened openGate,
        @Nullable String gateMessage,
        RunEvent.@Nullable RunFinished finish,
        boolean closed,
        boolean cancelRequested,
        @Nullable Instant createdAt,
        @Nullable Instant engineStartedAt,
        @Nullable Instant lastAt,
        String operator,
        long lastSeq) {

    public static final RunView EMPTY = new RunView(
            "",
            "",
            "",
            Mode.LIVE,
            "",
            List.of(),
            Map.of(),
            Intent.RUN,
            null,
            null,
            null,
            false,
            false,
            null,
            null,
            null,
            "",
            0);

    public static RunView of(List<JournalLine> lines) {
        var view = EMPTY;
        for (var line : lines) {
            view = view.plus(line);
        }
        return view;
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

    /** True when something a step changed can still be put back. */
    public boolean canUndo() {
        return !closed && mode != Mode.DRY_RUN && steps.stream().anyMatch(StepView::undoable);
    }

    /** The next view; an event about a step that the plan does not know changes nothing. */
    public RunView plus(JournalLine line) {
        var next = new Fold(this, line.at()).apply(line.event());
        return next.stamped(line);
    }

    private RunView stamped(JournalLine line) {
        return new RunView(
                run,
                procedure,
                title,
                mode,
                site,
                steps,
                memory,
                intent,
                openGate,
                gateMessage,
                finish,
                closed,
                cancelRequested,
                createdAt == null ? line.at() : createdAt,
                engineStartedAt,
                line.at(),
                operator,
                line.seq());
    }

    /** One event applied to one view. */
    private record Fold(RunView from, Instant at) {
        RunView apply(RunEvent event) {
            if (event instanceof RunEvent.RunCreated created) {
                return created(created);
            }
            if (event instanceof RunEvent.EngineStarted started) {
                return engineStarted(started);
            }
            if (event instanceof RunEvent.StepPreviewed e) {
                return step(e.step(), step -> step.previewed(e.facts(), e.byHand()));
            }
            if (event instanceof RunEvent.GateOpened e) {
                return step(e.gate(), step -> step.with(StepView.State.AT_GATE)).withGate(e, null);
            }
            if (event instanceof RunEvent.GateRefused e) {
                return from.withGate(from.openGate(), e.message());
            }
            if (event instanceof RunEvent.GatePassed e) {
                return step(e.gate(), step -> step.with(StepView.State.PENDING)).withGate(null, null);
            }
            if (event instanceof RunEvent.GateDeclined e) {
                return step(e.gate(), step -> step.with(StepView.State.PENDING)).withGate(null, null);
            }
            if (event instanceof RunEvent.CancelRequested) {
                return from.withCancel();
            }
            if (event instanceof RunEvent.Remembered e) {
                return from.withMemory(e.key(), e.value());
            }
            if (event instanceof RunEvent.RunFinished e) {
                return from.withGate(null, null).withFinish(e);
            }
            if (event instanceof RunEvent.RunClosed) {
                return from.withGate(null, null).withClosed();
            }
            return steps(event);
        }

        private RunView steps(RunEvent event) {
            if (event instanceof RunEvent.UndoRecorded e) {
                return step(e.step(), step -> step.undoRecorded(e.data()));
            }
            if (event instanceof RunEvent.StepStarted e) {
                return step(e.step(), step -> step.started(at));
            }
            if (event instanceof RunEvent.StepProgress e) {
                return step(e.step(), step -> step.progressed(new Progress(e.done(), e.total(), e.unit(), e.detail())));
            }
            if (event instanceof RunEvent.StepFinished e) {
                return step(e.step(), step -> step.ended(StepView.State.DONE, at, e.summary(), "", e.proofs()));
            }
            if (event instanceof RunEvent.StepSkipped e) {
                return step(e.step(), step -> step.ended(StepView.State.SKIPPED, at, e.reason(), "", List.of()));
            }
            if (event instanceof RunEvent.StepFailed e) {
                return step(
                        e.step(), step -> step.ended(StepView.State.FAILED, at, e.message(), e.hint(), step.proofs()));
            }
            if (event instanceof RunEvent.UndoStarted e) {
                return step(e.step(), step -> step.with(StepView.State.UNDOING));
            }
            if (event instanceof RunEvent.UndoFinished e) {
                return step(e.step(), step -> step.ended(StepView.State.UNDONE, at, e.summary(), "", step.proofs()));
            }
            if (event instanceof RunEvent.UndoFailed e) {
                return step(
                        e.step(),
                        step -> step.ended(StepView.State.UNDO_FAILED, at, e.message(), e.hint(), step.proofs()));
            }
            if (event instanceof RunEvent.CloseFinished e) {
                return step(e.step(), StepView::closedNow);
            }
            return from;
        }

        private RunView created(RunEvent.RunCreated e) {
            return new RunView(
                    e.run(),
                    e.procedure(),
                    e.title(),
                    e.mode(),
                    e.site(),
                    e.steps().stream().map(StepView::pending).toList(),
                    Map.of(),
                    Intent.RUN,
                    null,
                    null,
                    null,
                    false,
                    false,
                    at,
                    null,
                    at,
                    "",
                    0);
        }

        private RunView engineStarted(RunEvent.EngineStarted e) {
            return new RunView(
                    from.run,
                    from.procedure,
                    from.title,
                    from.mode,
                    from.site,
                    from.steps,
                    from.memory,
                    e.intent(),
                    null,
                    null,
                    e.intent() == Intent.CLOSE ? from.finish : null,
                    from.closed,
                    false,
                    from.createdAt,
                    at,
                    at,
                    e.by(),
                    from.lastSeq);
        }

        private RunView step(String id, UnaryOperator<StepView> change) {
            var changed = new ArrayList<StepView>(from.steps.size());
            for (var step : from.steps) {
                changed.add(step.id().equals(id) ? change.apply(step) : step);
            }
            return from.withSteps(List.copyOf(changed));
        }
    }

    private RunView withSteps(List<StepView> changed) {
        return new RunView(
                run,
                procedure,
                title,
                mode,
                site,
                changed,
                memory,
                intent,
                openGate,
                gateMessage,
                finish,
                closed,
                cancelRequested,
                createdAt,
                engineStartedAt,
                lastAt,
                operator,
                lastSeq);
    }

    private RunView withGate(RunEvent.@Nullable GateOpened gate, @Nullable String message) {
        return new RunView(
                run,
                procedure,
                title,
                mode,
                site,
                steps,
                memory,
                intent,
                gate,
                message,
                finish,
                closed,
                cancelRequested,
                createdAt,
                engineStartedAt,
                lastAt,
                operator,
                lastSeq);
    }

    private RunView withFinish(RunEvent.RunFinished end) {
        return new RunView(
                run,
                procedure,
                title,
                mode,
                site,
                steps,
                memory,
                intent,
                openGate,
                gateMessage,
                end,
                closed,
                cancelRequested,
                createdAt,
                engineStartedAt,
                lastAt,
                operator,
                lastSeq);
    }

    private RunView withClosed() {
        return new RunView(
                run,
                procedure,
                title,
                mode,
                site,
                steps,
                memory,
                intent,
                openGate,
                gateMessage,
                finish,
                true,
                cancelRequested,
                createdAt,
                engineStartedAt,
                lastAt,
                operator,
                lastSeq);
    }

    private RunView withCancel() {
        return new RunView(
                run,
                procedure,
                title,
                mode,
                site,
                steps,
                memory,
                intent,
                openGate,
                gateMessage,
                finish,
                closed,
                true,
                createdAt,
                engineStartedAt,
                lastAt,
                operator,
                lastSeq);
    }

    private RunView withMemory(String key, String value) {
        var more = new LinkedHashMap<>(memory);
        more.put(key, value);
        return new RunView(
                run,
                procedure,
                title,
                mode,
                site,
                steps,
                Map.copyOf(more),
                intent,
                openGate,
                gateMessage,
                finish,
                closed,
                cancelRequested,
                createdAt,
                engineStartedAt,
                lastAt,
                operator,
                lastSeq);
    }
}
