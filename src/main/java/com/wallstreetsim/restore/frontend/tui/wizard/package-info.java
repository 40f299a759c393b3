/** The pages from a procedure to its plan: questions, backup picker, plan. */
@NullMarked
package com.wallstreetsim.restore.frontend.tui.wizard;

import org.jspecify.annotations.NullMarked;
