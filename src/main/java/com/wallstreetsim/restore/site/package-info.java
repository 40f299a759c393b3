/** One installation: its names, paths, secrets and what it expects; read from its directory, never executed. */
@NullMarked
package com.wallstreetsim.restore.site;

import org.jspecify.annotations.NullMarked;
