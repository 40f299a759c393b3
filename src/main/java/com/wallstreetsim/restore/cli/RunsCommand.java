package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.StatusJson;
import com.wallstreetsim.restore.frontend.text.RunText;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wss-restore runs}. */
@Command(
        name = "runs",
        header = "Lists the runs of this site, newest first.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {"", "Examples:", "  wss-restore runs", "  wss-restore runs prune --keep 50 --older-than 90"})
final class RunsCommand implements Callable<Integer> {
    private final RestoreCommand root;

    @Option(names = "--json", description = "One JSON object per run, one per line.")
    boolean json;

    RunsCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        var runs = root.openAnywhere().runs().list();
        var out = root.context().out();
        if (json) {
            runs.forEach(run -> out.print(StatusJson.run(run) + "\n"));
        } else if (runs.isEmpty()) {
            out.println("No run yet.");
        } else {
            runs.forEach(run -> out.println(RunText.line(run)));
        }
        return 0;
    }
}
