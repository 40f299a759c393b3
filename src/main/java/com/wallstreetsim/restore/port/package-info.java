/** The outside world as the steps see it; one adapter behind each interface. */
@NullMarked
package com.wallstreetsim.restore.port;

import org.jspecify.annotations.NullMarked;
