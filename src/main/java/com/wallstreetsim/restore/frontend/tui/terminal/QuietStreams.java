package com.wallstreetsim.restore.frontend.tui.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** Standard output, standard error and java.util.logging in a file while a screen is up: a stray line would spoil it. */
public final class QuietStreams implements AutoCloseable {
    private final PrintStream oldOut = System.out;
    private final PrintStream oldErr = System.err;
    private final List<Handler> oldHandlers = new ArrayList<>();
    private final PrintStream file;
    private final Handler handler;

    private QuietStreams(PrintStream file) {
        this.file = file;
        this.handler = new StreamHandler(file, new SimpleFormatter());
    }

    public static QuietStreams into(Path path) throws IOException {
        var parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var quiet = new QuietStreams(new PrintStream(out, true, StandardCharsets.UTF_8));
        quiet.redirect();
        return quiet;
    }

    private void redirect() {
        System.setOut(file);
        System.setErr(file);
        var root = Logger.getLogger("");
        for (var old : root.getHandlers()) {
            oldHandlers.add(old);
            root.removeHandler(old);
        }
        root.addHandler(handler);
    }

    @Override
    public void close() {
        var root = Logger.getLogger("");
        root.removeHandler(handler);
        oldHandlers.forEach(root::addHandler);
        handler.flush();
        System.setOut(oldOut);
        System.setErr(oldErr);
        file.close();
    }
}
