package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.Gatekeeper;
import com.wallstreetsim.restore.frontend.headless.Stop;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wss-restore attach}: looks at a run again. */
@Command(
        name = "attach",
        header = "Shows a run, from the full screen, line by line or as JSON.",
        description = "Leaving it leaves the run alone. With --json a gate is answered only by its --approve.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore attach last"})
final class AttachCommand implements Callable<Integer> {
    private final RestoreCommand root;

    @Parameters(index = "0", paramLabel = "<run>", description = "Its id, the beginning of it, or 'last'.")
    String run = "";

    @Mixin
    Following following = new Following();

    AttachCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        var wizard = new Wizard(root);
        return following.mayAsk(wizard.screen()) ? wizard.attach(run) : watch();
    }

    private int watch() throws StepException, InterruptedException {
        var desk = root.openAnywhere();
        var handle = new RunChoice(desk.runs()).named(run);
        var gates = Gatekeeper.watching(following.approvals());
        return following.headless(root, gates, Stop.leaving(), runs -> runs.watch(handle));
    }
}
