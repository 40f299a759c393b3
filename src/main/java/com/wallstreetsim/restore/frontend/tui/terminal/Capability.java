package com.wallstreetsim.restore.frontend.tui.terminal;

import java.util.Map;
import java.util.Optional;

/** Whether the full screen is possible here; Lanterna would draw on anything. */
public final class Capability {
    private Capability() {}

    /** Why the full screen cannot be used, as words for the operator, or empty when it can. */
    @SuppressWarnings(
            "SystemConsoleNull") // Since Java 22 only so with -Djdk.console=java.base, which our launcher sets.
    public static Optional<String> missing() {
        return missing(System.console() != null, System.getenv());
    }

    static Optional<String> missing(boolean onTerminal, Map<String, String> environment) {
        if (!onTerminal) {
            return Optional.of("input or output is not a terminal");
        }
        var type = environment.getOrDefault("TERM", "");
        if (type.isEmpty()) {
            return Optional.of("TERM is not set");
        }
        if (type.equals("dumb") || type.equals("unknown")) {
            return Optional.of("TERM is '" + type + "', which cannot move the cursor");
        }
        return Optional.empty();
    }

    /** True when the environment asks for no colours ({@code NO_COLOR}, see no-color.org). */
    public static boolean noColour(Map<String, String> environment) {
        return !environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
