package com.wallstreetsim.restore.run;

import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The journal and its fold, always in step: what is in the view is on disk. */
final class Ledger {
    private static final long PROGRESS_EVERY = TimeUnit.MILLISECONDS.toNanos(200);

    private final JournalWriter journal;
    private final Masked masked;
    private RunView view;
    private boolean toldWhole;
    private long lastProgress = System.nanoTime() - PROGRESS_EVERY;

    /** @param redact takes secrets out of what is said; here, so that no step can forget it */
    Ledger(JournalWriter journal, RunView view, UnaryOperator<String> redact) {
        this.journal = journal;
        this.masked = new Masked(redact);
        this.view = view;
    }

    synchronized RunView view() {
        return view;
    }

    void append(RunEvent event) throws JournalException {
        record(masked.of(event));
    }

    private synchronized void record(RunEvent event) throws JournalException {
        view = view.plus(journal.append(event));
    }

    /** Progress is thinned out, but that all of something is done is told at once. */
    synchronized void progress(RunEvent.StepProgress event) throws JournalException {
        var now = System.nanoTime();
        var whole = event.total() > 0 && event.done() >= event.total();
        if ((whole && !toldWhole) || now - lastProgress >= PROGRESS_EVERY) {
            lastProgress = now;
            toldWhole = whole;
            view = view.plus(journal.note(masked.of(event)));
        }
    }
}
