package com.wallstreetsim.restore.procedure;

import java.util.regex.Pattern;

/** The stable name of a procedure in the catalogue, such as {@code postgres.restore}. */
public record ProcedureId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z]+(\\.[a-z][a-z-]*)?");

    public ProcedureId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a procedure id: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
