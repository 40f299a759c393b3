package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.procedure.StepException;

/** A failure in words for a page: what happened, and the best next action where one is known. */
public final class Failures {
    private Failures() {}

    public static String words(Exception failure) {
        if (failure instanceof StepException step) {
            return step.hint().isBlank() ? step.message() : step.message() + ". " + step.hint();
        }
        var message = failure.getMessage();
        var name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }
}
