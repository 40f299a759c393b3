package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.StepException;
import org.jspecify.annotations.Nullable;

/** A run directory that cannot be read or written as it should be. */
public final class JournalException extends StepException {
    public JournalException(String message, String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
