/** A page as a grid of cells, and how the grid gets onto a Lanterna screen. */
@NullMarked
package com.wallstreetsim.restore.frontend.tui.paint;

import org.jspecify.annotations.NullMarked;
