package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;

/**
 * Looks again for as long as what is to be looked at is away: a server in crash recovery and an engine that is started
 * anew come back by themselves, and until then nobody knows what is changed.
 */
final class AwayWait {
    /** A crash recovery reads what was written since the last checkpoint: seconds as a rule, minutes at worst. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final long BETWEEN_MILLIS = 500;

    private final EngineTools tools;
    private boolean spent;

    AwayWait(EngineTools tools) {
        this.tools = tools;
    }

    /** Something that is safe to do again. */
    interface Attempt<T> {
        T make() throws StepException, InterruptedException;
    }

    /** Gives what the attempt gives; its last failure when the time is over or somebody asks for a stop meanwhile. */
    <T> T with(String step, Attempt<T> attempt) throws StepException, InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        var asked = tools.stop().requested();
        var told = "";
        while (true) {
            try {
                var made = attempt.make();
                spent = false;
                return made;
            } catch (AwayException e) {
                // What stayed away once is waited for no more, else each further look would wait as long.
                spent |= System.nanoTime() > deadline || (!asked && tools.stop().requested());
                if (spent) {
                    throw e;
                }
                told = tell(step, told, e.message());
                pause();
            }
        }
    }

    private String tell(String step, String told, String why) {
        if (!told.equals(why)) {
            tools.output().say(step, "waiting for up to %d s: %s".formatted(LIMIT.toSeconds(), why));
        }
        return why;
    }

    private void pause() throws JournalException, InterruptedException {
        tools.listen();
        if (!tools.stop().await(BETWEEN_MILLIS)) {
            return;
        }
        // Asked to stop already: the wait above no longer waits.
        java.util.concurrent.TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }
}
