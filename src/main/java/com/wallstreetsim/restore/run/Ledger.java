package com.wallstreetsim.restore.run;

import java.util.concurrent.TimeUnit;

/** The journal and its fold, always in step: what is in the view is on disk. */
final class Ledger {
    private static final long PROGRESS_EVERY = TimeUnit.MILLISECONDS.toNanos(200);

    private final JournalWriter journal;
    private RunView view;
    private long lastProgress = System.nanoTime() - PROGRESS_EVERY;

    Ledger(JournalWriter journal, RunView view) {
        this.journal = journal;
        this.view = view;
    }

    synchronized RunView view() {
        return view;
    }

    synchronized void append(RunEvent event) throws JournalException {
        view = view.plus(journal.append(event));
    }

    /** Progress is thinned out, but the end of something is always told. */
    synchronized void progress(RunEvent.StepProgress event) throws JournalException {
        var now = System.nanoTime();
        var whole = event.total() > 0 && event.done() >= event.total();
        if (whole || now - lastProgress >= PROGRESS_EVERY) {
            lastProgress = now;
            view = view.plus(journal.note(event));
        }
    }
}
