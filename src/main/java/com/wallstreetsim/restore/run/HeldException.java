package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.StepException;

/** Another run holds what this one needs. */
public final class HeldException extends StepException {
    public HeldException(String message, String hint) {
        super(message, hint);
    }
}
