package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.RunHandle;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wss-restore undo}. */
@Command(
        name = "undo",
        header = "Puts back what a run replaced.",
        description = "Works until the run is closed.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore undo last"})
final class UndoCommand implements Callable<Integer> {
    private final RestoreCommand root;

    @Parameters(index = "0", paramLabel = "<run>", description = "Its id, the beginning of it, or 'last'.")
    String run = "";

    @Mixin
    Following following = new Following();

    UndoCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        return new Acting(root, following).on(run, RunHandle::undo);
    }
}
