/** Everything that reads backups without a server: what they are, whether they are whole, and what is in them. */
@NullMarked
package com.wallstreetsim.restore.backup;

import org.jspecify.annotations.NullMarked;
