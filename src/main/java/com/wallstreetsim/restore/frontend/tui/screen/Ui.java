package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.run.Desk;
import java.nio.file.Path;

/** What pages can ask of the screen they are on. */
public interface Ui {
    Desk desk();

    /** Puts a page on top. */
    void open(Page page);

    /** Puts a page in the place of the one on top. */
    void replace(Page page);

    /** Begins a procedure that a run proposes, its answers filled in; its plan is shown before anything is done. */
    void plan(Proposal proposal);

    /** Takes the page on top away; the first page stays. */
    void back();

    /** Takes away everything above the first page. */
    void home();

    /** Ends the front-end; the words are printed once the terminal is as it was. */
    void leave(String lastWords);

    /** The exit code to end with, once the front-end is left. */
    void exitWith(int code);

    /** Shows a line above the footer until the next key. */
    void say(String notice);

    Background background();

    /** A clock that never jumps, for durations on the screen, in nanoseconds. */
    long nanos();

    /** Where files go that the operator asks for. */
    Path keep();
}
