package com.wallstreetsim.restore.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The options that every command takes.
 *
 * @param site the site's directory; when absent, the current directory upward, then the default place
 * @param stateDir where runs and locks are kept; when absent, the usual place of this user
 * @param plain line mode even where the terminal could do more
 * @param theme the colours of the full screen; when absent, the front-end decides
 */
public record GlobalOptions(Optional<Path> site, Optional<Path> stateDir, boolean plain, Optional<Theme> theme) {

    /** The colours of the full screen. */
    public enum Theme {
        COLOUR,
        MONO;

        /** The word on the command line: {@code colour}, {@code mono}. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
