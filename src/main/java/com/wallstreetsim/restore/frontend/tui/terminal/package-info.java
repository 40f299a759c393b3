/** The terminal itself: attributes, keys, paste, size, and putting everything back. */
@NullMarked
package com.wallstreetsim.restore.frontend.tui.terminal;

import org.jspecify.annotations.NullMarked;
