/** The program as its users have it: started as a process, on real databases. */
@NullMarked
package com.wallstreetsim.restore.acceptance;

import org.jspecify.annotations.NullMarked;
