/** The program: where it starts and how its parts are put together. */
@NullMarked
package com.wallstreetsim.restore;

import org.jspecify.annotations.NullMarked;
