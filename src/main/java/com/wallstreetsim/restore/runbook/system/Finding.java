package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Proof;

/**
 * One line of the preflight table.
 *
 * @param what what was looked at: {@code Node}
 * @param found what was found: {@code 20.20.2}
 * @param expected what it should be
 * @param fix what to do about it; empty when nothing has to be done
 */
record Finding(Level level, String what, String found, String expected, String fix) {

    /** How much it matters. */
    enum Level {
        PASS,
        WARN,
        BLOCK
    }

    static Finding pass(String what, String found, String expected) {
        return new Finding(Level.PASS, what, found, expected, "");
    }

    static Finding warn(String what, String found, String expected, String fix) {
        return new Finding(Level.WARN, what, found, expected, fix);
    }

    static Finding block(String what, String found, String expected, String fix) {
        return new Finding(Level.BLOCK, what, found, expected, fix);
    }

    boolean blocks() {
        return level == Level.BLOCK;
    }

    Fact fact() {
        return new Fact(what, "%s  %s%s".formatted(level, found, fix.isEmpty() ? "" : ": " + fix));
    }

    /** A warning is shown for what it is and does not hold anything up. */
    Proof proof() {
        var words = level == Level.WARN ? "WARN " + found + ": " + fix : found;
        return new Proof(what, words, expected, !blocks());
    }

    /** {@code BLOCK  port 5432: held by postgres (pid 812)  -> stop it}. */
    String line() {
        return "%-5s  %s: %s%s".formatted(level, what, found, fix.isEmpty() ? "" : "  -> " + fix);
    }
}
