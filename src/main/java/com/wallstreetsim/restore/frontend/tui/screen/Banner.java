package com.wallstreetsim.restore.frontend.tui.screen;

import com.wallstreetsim.restore.procedure.Mode;

/**
 * What the header says for a page of a run.
 *
 * @param mode the mode the run was made with
 * @param right what stands instead of the time of day: {@code run 00:00:09}
 * @param id the run's id, shown where there is room
 */
public record Banner(Mode mode, String right, String id) {}
