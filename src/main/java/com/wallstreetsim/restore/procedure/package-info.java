/** What the wizard can do: procedures, their questions, and the plans of steps they make. Knows only the JDK. */
@NullMarked
package com.wallstreetsim.restore.procedure;

import org.jspecify.annotations.NullMarked;
