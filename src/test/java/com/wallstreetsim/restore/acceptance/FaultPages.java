package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.nio.file.Path;

/** What an operator sees of a run: the full screen in a real terminal of 80x24. */
final class FaultPages implements AutoCloseable {
    private final Tmux terminal;

    FaultPages(Path place) throws IOException, InterruptedException {
        terminal = Tmux.open(80, 24, place);
    }

    /** The page that opens for a run, once it shows this. */
    String of(Program program, HeldRun run, String... shown) throws IOException, InterruptedException {
        open(program, run);
        var screen = terminal.awaits(shown);
        leave();
        return screen;
    }

    void open(Program program, HeldRun run) throws IOException, InterruptedException {
        terminal.type("clear; " + program.inAShell("attach", run.id()) + "; echo left with $?")
                .press("Enter");
    }

    Tmux terminal() {
        return terminal;
    }

    void leave() throws IOException, InterruptedException {
        terminal.press("q");
        terminal.awaits("left with");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        terminal.close();
    }
}
