package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.Gatekeeper;
import com.wallstreetsim.restore.frontend.headless.Stop;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wss-restore attach}: looks at a run again. */
@Command(
        name = "attach",
        header = "Shows a run, from the full screen, line by line or as JSON.",
        description =
                "Leaving it leaves the run alone. With --json a gate is answered only by its --approve. A run that somebody"
                        + " else is in charge of can be watched; --take-over answers it.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore attach last"})
final class AttachCommand implements Callable<Integer> {
    private final RestoreCommand root;

    @Parameters(index = "0", paramLabel = "<run>", description = "Its id, the beginning of it, or 'last'.")
    String run = "";

    @Option(
            names = "--take-over",
            paramLabel = "REASON",
            description =
                    "Answer this run from now on, once the screen of whoever did is gone; recorded with the reason.")
    @Nullable
    String takeOver;

    @Mixin
    Following following = new Following();

    AttachCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        var wizard = new Wizard(root);
        if (takeOver != null) {
            new RunChoice(root.open().runs()).named(run).takeOver(takeOver);
        }
        return following.mayAsk(wizard.screen()) ? wizard.attach(run) : watch();
    }

    private int watch() throws StepException, InterruptedException {
        var desk = root.openAnywhere();
        var handle = new RunChoice(desk.runs()).named(run);
        var gates = takeOver == null
                ? Gatekeeper.watching(following.approvals())
                : Gatekeeper.watching(following.approvals()).takingOver();
        return following.headless(root, gates, Stop.leaving(), runs -> runs.watch(handle));
    }
}
