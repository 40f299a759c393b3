package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A {@link RunView} in the making: one journal line after the other. */
final class RunFold {
    private String run = "";
    private String procedure = "";
    private String title = "";
    private Mode mode = Mode.LIVE;
    private String site = "";
    private List<StepView> steps = List.of();
    private Map<String, String> memory = Map.of();
    private Intent intent = Intent.RUN;
    private Intent intentBefore = Intent.RUN;
    private boolean begun;
    private RunEvent.@Nullable GateOpened openGate;
    private @Nullable String gateMessage;
    private RunEvent.@Nullable RunFinished finish;
    private boolean closed;
    private boolean cancelRequested;
    private @Nullable Instant createdAt;
    private @Nullable Instant engineStartedAt;
    private @Nullable Instant lastAt;
    private String operator = "";
    private People people = People.NOBODY;
    private int engines;
    private int gatesOpened;
    private long lastSeq;

    RunFold() {}

    RunFold(RunView view) {
        run = view.run();
        procedure = view.procedure();
        title = view.title();
        mode = view.mode();
        site = view.site();
        steps = view.steps();
        memory = view.memory();
        intent = view.intent();
        intentBefore = view.intentBefore();
        begun = view.begun();
        openGate = view.openGate();
        gateMessage = view.gateMessage();
        finish = view.finish();
        closed = view.closed();
        cancelRequested = view.cancelRequested();
        createdAt = view.createdAt();
        engineStartedAt = view.engineStartedAt();
        lastAt = view.lastAt();
        operator = view.operator();
        people = view.people();
        engines = view.engines();
        gatesOpened = view.gatesOpened();
        lastSeq = view.lastSeq();
    }

    RunView view() {
        return new RunView(
                run,
                procedure,
                title,
                mode,
                site,
                steps,
                memory,
                intent,
                intentBefore,
                begun,
                openGate,
                gateMessage,
                finish,
                closed,
                cancelRequested,
                createdAt,
                engineStartedAt,
                lastAt,
                operator,
                people,
                engines,
                gatesOpened,
                lastSeq);
    }

    void apply(JournalLine line) {
        lastAt = line.at();
        lastSeq = line.seq();
        var event = line.event();
        if (!ofTheRun(event, line.at()) && !ofAGate(event) && !ofAStep(event, line.at())) {
            ofAnUndo(event, line.at());
        }
    }

    private boolean ofTheRun(RunEvent event, Instant at) {
        if (event instanceof RunEvent.RunCreated e) {
            created(e, at);
        } else if (event instanceof RunEvent.ByHand e) {
            e.commands().forEach((id, commands) -> step(id, step -> step.doneByHand(commands)));
        } else if (event instanceof RunEvent.EngineStarted e) {
            engineStarted(e, at);
        } else if (event instanceof RunEvent.TakenOver e) {
            people = people.takenBy(e.by(), e.from());
        } else if (event instanceof RunEvent.CancelRequested) {
            cancelRequested = true;
        } else if (event instanceof RunEvent.Remembered e) {
            var more = new LinkedHashMap<>(memory);
            more.put(e.key(), e.value());
            memory = Map.copyOf(more);
        } else if (event instanceof RunEvent.RunFinished e) {
            finished(e);
        } else if (event instanceof RunEvent.RunClosed) {
            closed = true;
        } else {
            return false;
        }
        return true;
    }

    private void created(RunEvent.RunCreated e, Instant at) {
        run = e.run();
        procedure = e.procedure();
        title = e.title();
        mode = e.mode();
        site = e.site();
        steps = e.steps().stream().map(StepView::pending).toList();
        createdAt = at;
    }

    /** An undo or a close that touched nothing leaves the run with what it was meant for before: going on is none then. */
    private void finished(RunEvent.RunFinished e) {
        finish = e;
        openGate = null;
        gateMessage = null;
        begun = switch (intent) {
            case RUN -> e.result() != Result.REFUSED;
            case UNDO -> begun || e.result() == Result.UNDONE;
            case CLOSE -> begun || closed;
        };
        if (!begun) {
            intent = intentBefore;
        }
    }

    private void engineStarted(RunEvent.EngineStarted e, Instant at) {
        // An undo that was cut before it touched anything is not what the run was meant for either.
        if (begun || intent != Intent.UNDO) {
            intentBefore = intent;
        }
        intent = e.intent();
        begun = false;
        engineStartedAt = at;
        operator = e.by();
        people = people.atGate(1).takenBy(e.by(), e.from());
        openGate = null;
        gateMessage = null;
        finish = null;
        cancelRequested = false;
        engines++;
    }

    private boolean ofAGate(RunEvent event) {
        if (event instanceof RunEvent.GateOpened e) {
            openGate = e;
            gateMessage = null;
            gatesOpened++;
            step(e.gate(), step -> step.with(StepView.State.AT_GATE));
        } else if (event instanceof RunEvent.GateNeeds e) {
            people = people.atGate(e.persons());
        } else if (event instanceof RunEvent.GateApproved e) {
            people = people.approvedBy(e.by(), e.from());
            gateMessage = null;
        } else if (event instanceof RunEvent.GateRefused e) {
            gateMessage = e.message();
        } else if (event instanceof RunEvent.GatePassed e) {
            gateLeft(e.gate());
        } else if (event instanceof RunEvent.GateDeclined e) {
            gateLeft(e.gate());
        } else {
            return false;
        }
        return true;
    }

    private void gateLeft(String gate) {
        people = people.atGate(1);
        openGate = null;
        gateMessage = null;
        step(gate, step -> step.with(StepView.State.PENDING));
    }

    private boolean ofAStep(RunEvent event, Instant at) {
        if (event instanceof RunEvent.StepPreviewed e) {
            step(e.step(), step -> step.previewed(e.facts()));
        } else if (event instanceof RunEvent.StepStarted e) {
            step(e.step(), step -> step.started(at));
            laterCountNoMore(e.step());
        } else if (event instanceof RunEvent.StepProgress e) {
            step(e.step(), step -> step.progressed(new Progress(e.done(), e.total(), e.unit(), e.detail())));
        } else if (event instanceof RunEvent.StepFinished e) {
            step(e.step(), step -> step.ended(StepView.State.DONE, at, e.summary(), "", e.proofs()));
        } else if (event instanceof RunEvent.StepSkipped e) {
            step(e.step(), step -> step.ended(StepView.State.SKIPPED, at, e.reason(), "", List.of()));
        } else if (event instanceof RunEvent.StepFailed e) {
            step(e.step(), step -> step.ended(StepView.State.FAILED, at, e.message(), e.hint(), step.proofs()));
        } else {
            return false;
        }
        return true;
    }

    private void ofAnUndo(RunEvent event, Instant at) {
        if (event instanceof RunEvent.UndoRecorded e) {
            step(e.step(), step -> step.undoRecorded(e.data()));
        } else if (event instanceof RunEvent.UndoStarted e) {
            begun = true;
            step(e.step(), step -> step.with(StepView.State.UNDOING));
        } else if (event instanceof RunEvent.UndoFinished e) {
            step(e.step(), step -> step.ended(StepView.State.UNDONE, at, e.summary(), "", step.proofs()));
        } else if (event instanceof RunEvent.UndoFailed e) {
            step(e.step(), step -> step.ended(StepView.State.UNDO_FAILED, at, e.message(), e.hint(), step.proofs()));
        } else if (event instanceof RunEvent.CloseStarted) {
            begun = true;
        } else if (event instanceof RunEvent.CloseFinished e) {
            step(e.step(), StepView::closedNow);
        }
    }

    /** What was finished on top of a step that is done anew has to be done anew as well: a proof, a safety copy. */
    private void laterCountNoMore(String id) {
        var later = new ArrayList<StepView>(steps.size());
        var behind = false;
        for (var step : steps) {
            later.add(behind && step.ended() ? step.pendingAgain() : step);
            behind |= step.id().equals(id);
        }
        steps = List.copyOf(later);
    }

    private void step(String id, UnaryOperator<StepView> change) {
        steps = steps.stream()
                .map(step -> step.id().equals(id) ? change.apply(step) : step)
                .toList();
    }
}
