/** The Docker engine over its unix socket, and Docker Compose as a child process. */
@NullMarked
package com.wallstreetsim.restore.adapter.docker;

import org.jspecify.annotations.NullMarked;
