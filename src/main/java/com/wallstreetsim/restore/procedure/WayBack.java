package com.wallstreetsim.restore.procedure;

/** How a step can be taken back, or why it cannot. */
public sealed interface WayBack {
    /** One short line for the plan. */
    String words();

    /** The step can be undone. */
    record By(Undo undo) implements WayBack {
        @Override
        public String words() {
            return undo.title();
        }
    }

    /** There is none, and why. A destroying step may not say this without a check in the same run. */
    record None(String because) implements WayBack {
        @Override
        public String words() {
            return because;
        }
    }

    /** The step only looks. */
    record NotNeeded() implements WayBack {
        @Override
        public String words() {
            return "-";
        }
    }

    static WayBack by(Undo undo) {
        return new By(undo);
    }

    static WayBack none(String because) {
        return new None(because);
    }

    static WayBack notNeeded() {
        return new NotNeeded();
    }
}
