package com.wallstreetsim.restore;

import com.wallstreetsim.restore.cli.Cli;
import com.wallstreetsim.restore.cli.Context;
import com.wallstreetsim.restore.cli.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;

/** Where the program starts. */
final class Main {
    private Main() {}

    public static void main(String[] typed) {
        // Figures look the same on every server: 1,500,000 and never 1.500.000.
        Locale.setDefault(Locale.ENGLISH);
        var context = new Context(
                new Wiring(Clock.systemUTC()),
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Clock.systemUTC(),
                () -> Screen.probe(System.getenv("TERM")));
        System.exit(Cli.run(context, typed));
    }

    /** UTF-8 whatever the locale says: JSON has no other encoding. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
