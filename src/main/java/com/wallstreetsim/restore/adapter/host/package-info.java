/** This host: disk space and child processes with a clean environment. */
@NullMarked
package com.wallstreetsim.restore.adapter.host;

import org.jspecify.annotations.NullMarked;
