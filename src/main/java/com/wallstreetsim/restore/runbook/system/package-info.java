/**
 * Full system recovery: from an empty directory to a verified system.
 *
 * <p>Every other procedure works on a site that is there when its plan is made. Here the site comes into being during
 * the run: its compose file arrives with the code, its secrets with the {@code .env}. A plan must come out the same when
 * it is made again in another process, before and after that, so it depends on the answers alone. What only the site
 * knows (container names, ports, the database) is asked of {@link Destinations#open} by the step that needs it, at the
 * moment it needs it; {@link AtSite} gives such a step a head that is fixed and hands its work to the step of the
 * procedure that owns it. What is found out on the way belongs to the run's memory.
 */
@NullMarked
package com.wallstreetsim.restore.runbook.system;

import org.jspecify.annotations.NullMarked;
