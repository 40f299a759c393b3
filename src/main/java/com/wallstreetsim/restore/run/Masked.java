package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Proof;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of what steps say before it is recorded: a failure quotes what a program printed, a proof the last
 * line of a log. What an undo or a later step reads, and what has to be typed at a gate, stays as it is.
 */
final class Masked {
    private final UnaryOperator<String> redact;

    Masked(UnaryOperator<String> redact) {
        this.redact = redact;
    }

    /** The event as it may be written down. */
    RunEvent of(RunEvent event) {
        if (event instanceof RunEvent.GateOpened e) {
            return new RunEvent.GateOpened(
                    e.gate(), e.attempt(), e.title(), e.phrase(), e.asksFor(), e.verb(), facts(e.facts()));
        } else if (event instanceof RunEvent.RunFinished e) {
            return new RunEvent.RunFinished(
                    e.run(),
                    e.result(),
                    text(e.message()),
                    maybe(e.hint()),
                    maybe(e.unchanged()),
                    e.exit(),
                    e.millis());
        } else if (event instanceof RunEvent.RunClosed e) {
            return new RunEvent.RunClosed(e.run(), text(e.summary()));
        }
        return ofAnUndo(ofAStep(event));
    }

    RunEvent.StepProgress of(RunEvent.StepProgress e) {
        return new RunEvent.StepProgress(e.step(), e.done(), e.total(), e.unit(), text(e.detail()));
    }

    private RunEvent ofAStep(RunEvent event) {
        if (event instanceof RunEvent.StepProgress e) {
            return of(e);
        } else if (event instanceof RunEvent.StepPreviewed e) {
            return new RunEvent.StepPreviewed(e.step(), facts(e.facts()), e.byHand());
        } else if (event instanceof RunEvent.StepLookedAt e) {
            return new RunEvent.StepLookedAt(e.step(), e.standing(), text(e.detail()));
        } else if (event instanceof RunEvent.StepFinished e) {
            return new RunEvent.StepFinished(e.step(), text(e.summary()), proofs(e.proofs()), e.millis());
        } else if (event instanceof RunEvent.StepSkipped e) {
            return new RunEvent.StepSkipped(e.step(), text(e.reason()));
        } else if (event instanceof RunEvent.StepFailed e) {
            return new RunEvent.StepFailed(e.step(), text(e.message()), text(e.hint()), e.millis());
        }
        return event;
    }

    private RunEvent ofAnUndo(RunEvent event) {
        if (event instanceof RunEvent.UndoFinished e) {
            return new RunEvent.UndoFinished(e.step(), text(e.summary()), e.millis());
        } else if (event instanceof RunEvent.UndoFailed e) {
            return new RunEvent.UndoFailed(e.step(), text(e.message()), text(e.hint()));
        } else if (event instanceof RunEvent.CloseFinished e) {
            return new RunEvent.CloseFinished(e.step(), text(e.summary()));
        }
        return event;
    }

    private List<Fact> facts(List<Fact> facts) {
        return facts.stream()
                .map(fact -> new Fact(text(fact.label()), text(fact.value())))
                .toList();
    }

    private List<Proof> proofs(List<Proof> proofs) {
        return proofs.stream()
                .map(proof -> new Proof(text(proof.what()), text(proof.found()), text(proof.expected()), proof.holds()))
                .toList();
    }

    private @Nullable String maybe(@Nullable String said) {
        return said == null ? null : text(said);
    }

    private String text(String said) {
        return redact.apply(said);
    }
}
