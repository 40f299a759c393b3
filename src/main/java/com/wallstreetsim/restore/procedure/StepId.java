package com.wallstreetsim.restore.procedure;

import java.util.regex.Pattern;

/** The stable name of a step within its plan, such as {@code swap}. It is written to journals and never renamed. */
public record StepId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*");

    public StepId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a step id: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
