/** The first page, the status page and the list of procedures. */
@NullMarked
package com.wallstreetsim.restore.frontend.tui.home;

import org.jspecify.annotations.NullMarked;
