package com.wallstreetsim.restore.procedure;

/**
 * The typed confirmation before a destroying step.
 *
 * @param title what happens behind the gate, as a heading: {@code Swap the database}
 * @param phrase the exact resource name to type
 * @param asksFor what the phrase is: {@code the name of the database}
 * @param verb the word on the button: {@code Swap}
 */
public record Gate(String title, String phrase, String asksFor, String verb) {
    public Gate {
        if (phrase.isBlank()) {
            throw new IllegalArgumentException("a gate needs a phrase");
        }
    }

    /** True only for the exact phrase; surrounding blanks are forgiven, case is not. */
    public boolean opensWith(String typed) {
        return phrase.equals(typed.strip());
    }
}
