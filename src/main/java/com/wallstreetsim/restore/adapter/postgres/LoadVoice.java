package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.backup.DumpSource;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.StepContext;

/** What a load tells while it runs: bytes of the file behind it, and what is being done. */
final class LoadVoice {
    private static final long BETWEEN_NANOS = 100_000_000;

    private final DumpSource source;
    private final StepContext context;
    private long toldAt = System.nanoTime() - BETWEEN_NANOS;

    LoadVoice(DumpSource source, StepContext context) {
        this.source = source;
        this.context = context;
    }

    /** Bytes of the file that were read so far. */
    long position() {
        return source.position();
    }

    long bytes() {
        return source.size();
    }

    void say(String line) {
        context.say(line);
    }

    void rows(String table, long rows) {
        if (System.nanoTime() - toldAt > BETWEEN_NANOS) {
            detail(table + ": %,d rows".formatted(rows));
        }
    }

    void detail(String text) {
        toldAt = System.nanoTime();
        context.progress(new Progress(source.position(), source.size(), "bytes", text));
    }

    void checkCancelled() throws InterruptedException {
        context.checkCancelled();
        Sessions.checkInterrupted();
    }
}
