package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.RunHandle;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wss-restore close}. */
@Command(
        name = "close",
        header = "Deletes for good what a run kept.",
        description =
                "Behind a gate, answered by '--approve close=PHRASE' or typed. Afterwards the run cannot be undone.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore close last --approve close=wallstreetsim_before_20261122_184302"})
final class CloseCommand implements Callable<Integer> {
    private final RestoreCommand root;

    @Parameters(index = "0", paramLabel = "<run>", description = "Its id, the beginning of it, or 'last'.")
    String run = "";

    @Mixin
    Following following = new Following();

    CloseCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        return new Acting(root, following).on(run, RunHandle::close);
    }
}
