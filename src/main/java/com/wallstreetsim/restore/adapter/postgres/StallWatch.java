package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.StepException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends a load whose server is out of reach for good. Into a network that is cut, a write blocks for a quarter of an
 * hour; a server that only takes long answers a second login meanwhile and is left alone.
 */
final class StallWatch implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Duration AWAY = Duration.ofSeconds(45);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(3);

    private final Sessions sessions;
    private final Connection connection;
    private final LoadVoice voice;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<AwayException> reason = new AtomicReference<>();
    private long position = -1;
    private long moved = System.nanoTime();
    private long awaySince;

    private StallWatch(Sessions sessions, Connection connection, LoadVoice voice) {
        this.sessions = sessions;
        this.connection = connection;
        this.voice = voice;
    }

    static StallWatch over(Sessions sessions, Connection connection, LoadVoice voice) {
        var watch = new StallWatch(sessions, connection, voice);
        var thread = new Thread(watch::look, "stall-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** When it was this watch that ended the session, why. */
    void checkReachable() throws AwayException {
        var why = reason.get();
        if (why != null) {
            throw new AwayException(
                    "PostgreSQL could not be reached for %d s: %s".formatted(AWAY.toSeconds(), why.message()),
                    why.hint(),
                    why);
        }
    }

    private void look() {
        try {
            while (!over.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS) && reason.get() == null) {
                if (quiet()) {
                    probe();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean quiet() {
        var now = System.nanoTime();
        if (voice.position() != position) {
            position = voice.position();
            moved = now;
            awaySince = 0;
        }
        return now - moved > QUIET.toNanos();
    }

    private void probe() {
        try {
            sessions.briefly(Catalogue.MAINTENANCE, "see whether PostgreSQL answers", any -> true);
            awaySince = 0;
        } catch (AwayException e) {
            noteAway(e);
        } catch (StepException e) {
            // A refusal is an answer too.
            awaySince = 0;
        }
    }

    private void noteAway(AwayException e) {
        var now = System.nanoTime();
        if (awaySince == 0) {
            awaySince = now;
            voice.say("no progress, and PostgreSQL cannot be reached: %s; giving it %d s"
                    .formatted(e.message(), AWAY.toSeconds()));
        } else if (now - awaySince > AWAY.toNanos()) {
            reason.set(e);
            abort();
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("unable to abort the session", e);
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
