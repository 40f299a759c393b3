package com.wallstreetsim.restore.frontend.tui;

import com.wallstreetsim.restore.frontend.tui.terminal.Console;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Looks the terminal up beside other work, so that the first page does not wait for both one after the other. */
public final class TerminalLookup {
    private final FutureTask<Console.Reached> task = new FutureTask<>(Console::reach);

    private TerminalLookup() {}

    /** Begins; the terminal is not changed by it. */
    public static TerminalLookup begin(Executor executor) {
        var lookup = new TerminalLookup();
        executor.execute(lookup.task);
        return lookup;
    }

    Console.Reached reached() throws IOException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException("the terminal cannot be used: " + e.getCause(), e);
        }
    }
}
