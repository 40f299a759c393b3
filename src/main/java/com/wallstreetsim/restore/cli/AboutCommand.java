package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.text.Sanitiser;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code wss-restore about}. */
@Command(
        name = "about",
        header = "Says which program and which runbook this is.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore about"})
final class AboutCommand implements Callable<Integer> {
    private final RestoreCommand root;

    AboutCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        var out = root.context().out();
        root.open().about().forEach(line -> out.println(Sanitiser.line(line)));
        return 0;
    }
}
