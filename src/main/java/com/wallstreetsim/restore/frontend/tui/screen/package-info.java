/** What every page is made of: the stack of pages, the frame around them, fields, menus, background work. */
@NullMarked
package com.wallstreetsim.restore.frontend.tui.screen;

import org.jspecify.annotations.NullMarked;
