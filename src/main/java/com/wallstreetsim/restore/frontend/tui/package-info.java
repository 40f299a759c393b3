/** The full-screen front-end: pages over a run desk, drawn with Lanterna on a JLine terminal. */
@NullMarked
package com.wallstreetsim.restore.frontend.tui;

import org.jspecify.annotations.NullMarked;
