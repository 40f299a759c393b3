package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.StatusJson;
import com.wallstreetsim.restore.frontend.text.Sanitiser;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wss-restore procedures}. */
@Command(
        name = "procedures",
        header = "Lists the procedures of the runbook, and why one cannot be used.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore procedures"})
final class ProceduresCommand implements Callable<Integer> {
    private final RestoreCommand root;

    @Option(names = "--json", description = "One JSON object per procedure, one per line.")
    boolean json;

    ProceduresCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        var out = root.context().out();
        for (var procedure : root.openAnywhere().catalogue()) {
            if (json) {
                out.print(StatusJson.procedure(procedure) + "\n");
            } else {
                out.println(Sanitiser.line(line(procedure)));
            }
        }
        return 0;
    }

    private static String line(Procedure procedure) {
        var head = "%-36s %-9s %s".formatted(procedure.id(), procedure.impact().word(), procedure.title());
        return procedure
                .unavailableBecause()
                .map(why -> head + "  (not now: " + why + ")")
                .orElse(head);
    }
}
