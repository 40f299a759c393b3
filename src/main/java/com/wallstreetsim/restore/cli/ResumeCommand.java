package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.RunHandle;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wss-restore resume}. */
@Command(
        name = "resume",
        header = "Goes on with an interrupted run.",
        description = "What was going on when it broke off is looked at first, never repeated blindly.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore resume last"})
final class ResumeCommand implements Callable<Integer> {
    private final RestoreCommand root;

    @Parameters(index = "0", paramLabel = "<run>", description = "Its id, the beginning of it, or 'last'.")
    String run = "";

    @Mixin
    Following following = new Following();

    ResumeCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        return new Acting(root, following).on(run, RunHandle::resume);
    }
}
