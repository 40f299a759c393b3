/** PM2 as a child process; never its daemon's socket, whose protocol is private. */
@NullMarked
package com.wallstreetsim.restore.adapter.pm2;

import org.jspecify.annotations.NullMarked;
