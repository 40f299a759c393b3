package com.wallstreetsim.restore.run;

/** One line of plain English for each event, the same in reports and on plain terminals. */
public final class EventWords {
    private EventWords() {}

    /** Never empty, one line. */
    public static String of(RunEvent event) {
        if (event instanceof RunEvent.RunCreated e) {
            return "run %s created: %s, %d steps, mode %s"
                    .formatted(e.run(), e.title(), e.steps().size(), e.mode().word());
        }
        if (event instanceof RunEvent.ByHand e) {
            return "the commands of %d steps recorded, to do them by hand"
                    .formatted(e.commands().size());
        }
        if (event instanceof RunEvent.EngineStarted e) {
            return "engine started to %s, pid %d on %s, by %s from %s"
                    .formatted(e.intent().word(), e.pid(), e.host(), e.by(), e.from());
        }
        if (event instanceof RunEvent.Remembered e) {
            return "remembered %s = %s".formatted(e.key(), e.value());
        }
        if (event instanceof RunEvent.TakenOver e) {
            return "taken over by %s from %s: %s".formatted(e.by(), e.from(), e.reason());
        }
        if (event instanceof RunEvent.CancelRequested e) {
            return "stop asked for by %s from %s".formatted(e.by(), e.from());
        }
        if (event instanceof RunEvent.RunFinished e) {
            return "%s: %s".formatted(e.result().word(), e.message());
        }
        if (event instanceof RunEvent.RunClosed e) {
            return "closed: " + e.summary();
        }
        return ofGate(event);
    }

    private static String ofGate(RunEvent event) {
        if (event instanceof RunEvent.GateOpened e) {
            return "gate '%s' waits: %s; it asks for %s".formatted(e.gate(), e.title(), e.asksFor());
        }
        if (event instanceof RunEvent.GateNeeds e) {
            return "gate '%s' needs %d persons, each from a login of its own".formatted(e.gate(), e.persons());
        }
        if (event instanceof RunEvent.GateApproved e) {
            return e.missing() == 0
                    ? "gate '%s' approved by %s from %s".formatted(e.gate(), e.by(), e.from())
                    : "gate '%s' approved by %s from %s; %d more must, from another login"
                            .formatted(e.gate(), e.by(), e.from(), e.missing());
        }
        if (event instanceof RunEvent.GateRefused e) {
            return "gate '%s' stays shut: %s".formatted(e.gate(), e.message());
        }
        if (event instanceof RunEvent.GatePassed e) {
            return "gate '%s' passed by %s from %s".formatted(e.gate(), e.by(), e.from());
        }
        if (event instanceof RunEvent.GateDeclined e) {
            return "gate '%s' declined by %s from %s: %s".formatted(e.gate(), e.by(), e.from(), e.reason());
        }
        return ofStep(event);
    }

    private static String ofStep(RunEvent event) {
        if (event instanceof RunEvent.StepPreviewed e) {
            return "%s: would run %s".formatted(e.step(), String.join(" ; ", e.byHand()));
        }
        if (event instanceof RunEvent.StepStarted e) {
            return "%s: started".formatted(e.step());
        }
        if (event instanceof RunEvent.StepProgress e) {
            return e.total() > 0
                    ? "%s: %d %% %s".formatted(e.step(), 100 * e.done() / e.total(), e.detail())
                    : "%s: %s".formatted(e.step(), e.detail());
        }
        if (event instanceof RunEvent.StepLookedAt e) {
            return "%s: looked at, %s %s".formatted(e.step(), e.standing(), e.detail());
        }
        if (event instanceof RunEvent.StepFinished e) {
            return "%s: done in %.1f s, %s".formatted(e.step(), e.millis() / 1000.0, e.summary());
        }
        if (event instanceof RunEvent.StepSkipped e) {
            return "%s: skipped, %s".formatted(e.step(), e.reason());
        }
        if (event instanceof RunEvent.StepFailed e) {
            return "%s: FAILED, %s. %s".formatted(e.step(), e.message(), e.hint());
        }
        return ofUndo(event);
    }

    private static String ofUndo(RunEvent event) {
        if (event instanceof RunEvent.UndoRecorded e) {
            return "%s: way back recorded (%s)".formatted(e.step(), e.title());
        }
        if (event instanceof RunEvent.UndoStarted e) {
            return "%s: undo started (%s)".formatted(e.step(), e.title());
        }
        if (event instanceof RunEvent.UndoFinished e) {
            return "%s: undone in %.1f s, %s".formatted(e.step(), e.millis() / 1000.0, e.summary());
        }
        if (event instanceof RunEvent.UndoFailed e) {
            return "%s: undo FAILED, %s. %s".formatted(e.step(), e.message(), e.hint());
        }
        if (event instanceof RunEvent.CloseStarted e) {
            return "%s: closing, %s".formatted(e.step(), e.title());
        }
        if (event instanceof RunEvent.CloseFinished e) {
            return "%s: closed, %s".formatted(e.step(), e.summary());
        }
        throw new IllegalArgumentException("an event without words: " + event);
    }
}
