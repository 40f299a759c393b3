/** Numbered prompts for terminals without cursor control. */
@NullMarked
package com.wallstreetsim.restore.frontend.line;

import org.jspecify.annotations.NullMarked;
