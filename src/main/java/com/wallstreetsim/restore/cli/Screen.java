package com.wallstreetsim.restore.cli;

import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the terminal can do. */
public enum Screen {
    /** The cursor can be moved: full screen. */
    FULL,
    /** Lines only. */
    LINES,
    /** Input or output is not a terminal. */
    NONE;

    private static final Set<String> WITHOUT_CURSOR = Set.of("", "dumb", "unknown", "network", "emacs");

    /** Lanterna ignores {@code TERM}, so that this is the program's own check. */
    public static Screen probe(@Nullable String term) {
        if (!terminal()) {
            return NONE;
        }
        return term == null || WITHOUT_CURSOR.contains(term) ? LINES : FULL;
    }

    @SuppressWarnings("SystemConsoleNull") // A console that is no terminal is asked below.
    private static boolean terminal() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on a console exists without a terminal too, and has to be asked.
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException oldJava) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException unknown) {
            return false;
        }
    }
}
