package com.wallstreetsim.restore.frontend.line;

import org.jline.terminal.Terminal;

/** Ctrl-C while no prompt is open: ends slow looking at once, and leaves a run that is followed. */
final class Interrupts {
    private final Thread worker = Thread.currentThread();
    private volatile boolean following;
    private volatile boolean asked;

    Interrupts(Terminal terminal) {
        terminal.handle(Terminal.Signal.INT, signal -> request());
    }

    private void request() {
        if (following) {
            asked = true;
        } else {
            worker.interrupt();
        }
    }

    boolean asked() {
        return asked;
    }

    /** From now on Ctrl-C is noted for {@link #asked}: an interrupt would break the reading of the journal. */
    Watching watching() {
        asked = false;
        following = true;
        return new Watching();
    }

    /** Until this is closed. */
    final class Watching implements AutoCloseable {
        void done() {
            following = false;
        }

        @Override
        public void close() {
            done();
        }
    }
}
