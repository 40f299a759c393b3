package com.wallstreetsim.restore.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Asks for a few exact words on the terminal. End of input and anything else are a no. */
final class Confirmation {
    private final RestoreCommand root;

    Confirmation(RestoreCommand root) {
        this.root = root;
    }

    /** True only when exactly these words were typed; without a terminal it says how to say yes. */
    boolean typed(String words) {
        var context = root.context();
        if (context.screen().get() == Screen.NONE) {
            context.err().println("wss-restore: nobody can be asked: input or output is no terminal");
            context.err().println("  Nothing was done. Add --yes to say yes beforehand.");
            return false;
        }
        var said = words.equals(answer(System.console(), words));
        if (!said) {
            context.out().println("Nothing was done.");
        }
        return said;
    }

    private static @Nullable String answer(@Nullable Console console, String words) {
        var line = console == null ? null : console.readLine("Type '%s' to go on: ", words);
        return line == null ? null : line.strip();
    }
}
