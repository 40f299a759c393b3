package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.StatusJson;
import com.wallstreetsim.restore.frontend.headless.UsageException;
import com.wallstreetsim.restore.frontend.text.RunText;
import com.wallstreetsim.restore.frontend.text.Sanitiser;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Pruning;
import com.wallstreetsim.restore.run.Runs;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wss-restore runs prune}: removes the records of old runs. */
@Command(
        name = "prune",
        header = "Removes the records of old runs, after saying which.",
        description =
                "Never one that is unfinished or not closed: its record is the only way to what it keeps. Asks for"
                        + " 'remove N', the number of runs, unless --yes is given.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore runs prune --keep 50 --older-than 90"})
final class PruneCommand implements Callable<Integer> {
    private static final int DECLINED = 3;

    private final RestoreCommand root;

    @Option(names = "--keep", paramLabel = "N", description = "So many of the newest stay, whatever their age (20).")
    int keep = 20;

    @Option(names = "--older-than", paramLabel = "DAYS", description = "Only runs that began so many days ago (0).")
    int days;

    @Option(names = "--yes", description = "Remove them without asking.")
    boolean yes;

    @Option(names = "--json", description = "One JSON object per run, one per line.")
    boolean json;

    PruneCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        if (keep < 0 || days < 0) {
            throw new UsageException("--keep and --older-than take 0 or more", "Example: --keep 50 --older-than 90.");
        }
        var runs = root.open().runs();
        var pruning = runs.pruning(new Pruning.Rule(keep, Duration.ofDays(days)));
        show(pruning);
        if (pruning.removed().isEmpty()) {
            return 0;
        }
        if (!yes
                && !new Confirmation(root)
                        .typed("remove %d".formatted(pruning.removed().size()))) {
            return DECLINED;
        }
        return remove(runs, pruning);
    }

    private void show(Pruning pruning) {
        var out = root.context().out();
        if (json) {
            pruning.removed().forEach(run -> out.print(StatusJson.pruned(run, null) + "\n"));
            pruning.left().forEach(left -> out.print(StatusJson.pruned(left.run(), left.because()) + "\n"));
            return;
        }
        out.println(pruning.removed().isEmpty() ? "Nothing to remove." : "To be removed for good:");
        pruning.removed().forEach(run -> out.println("  " + RunText.line(run)));
        if (!pruning.left().isEmpty()) {
            out.println("Old, and left where they are:");
            pruning.left().forEach(left -> left(out, left));
        }
    }

    private static void left(PrintWriter out, Pruning.Left left) {
        out.println(Sanitiser.line("  %s  %s".formatted(left.run().id(), left.because())));
    }

    private int remove(Runs runs, Pruning pruning) throws StepException {
        for (var run : pruning.removed()) {
            runs.remove(run.id());
        }
        if (!json) {
            root.context()
                    .out()
                    .println("%d removed.".formatted(pruning.removed().size()));
        }
        return 0;
    }
}
