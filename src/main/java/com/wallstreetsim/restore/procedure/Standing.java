package com.wallstreetsim.restore.procedure;

/** Where a step stands, found by looking at the world and never at a record. */
public sealed interface Standing {
    /** Nothing of the step is there. */
    record NotDone() implements Standing {}

    /** The step's whole effect is there. */
    record Done() implements Standing {}

    /** A part is there; {@code what} says which, for the operator. */
    record Partly(String what) implements Standing {}

    /** The step leaves nothing that could be looked at; running it again is harmless. */
    record Unknowable() implements Standing {}

    static Standing notDone() {
        return new NotDone();
    }

    static Standing done() {
        return new Done();
    }

    static Standing partly(String what) {
        return new Partly(what);
    }

    static Standing unknowable() {
        return new Unknowable();
    }

    static Standing doneIf(boolean done) {
        return done ? done() : notDone();
    }
}
