/** Foreign text made safe and measured, and figures written for people. */
@NullMarked
package com.wallstreetsim.restore.frontend.tui.text;

import org.jspecify.annotations.NullMarked;
