package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.StatusJson;
import com.wallstreetsim.restore.frontend.text.CheckPage;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.CheckWords;
import com.wallstreetsim.restore.run.StepCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wss-restore check}: holds a run's record against the world. */
@Command(
        name = "check",
        header = "Holds a run's record against the world; changes nothing.",
        description = "Looks where every step stands. Exit 0: record and world agree; 1: they differ, or not everything"
                + " could be looked at.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore check last"})
final class CheckCommand implements Callable<Integer> {
    private static final int DIFFERS = 1;

    private final RestoreCommand root;

    @Parameters(index = "0", paramLabel = "<run>", description = "Its id, the beginning of it, or 'last'.")
    String run = "";

    @Option(names = "--json", description = "One JSON object per step; the last one is 'checked'.")
    boolean json;

    CheckCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        var desk = root.open();
        var handle = new RunChoice(desk.runs()).named(run);
        var out = root.context().out();
        if (!json) {
            return exit(new CheckPage(desk, out::println).show(handle));
        }
        var check = desk.check(handle.id());
        var found = new ArrayList<StepCheck>();
        for (var step : check.steps()) {
            found.add(check.look(step));
            out.print(StatusJson.standing(found.get(found.size() - 1)) + "\n");
            out.flush();
        }
        out.print(StatusJson.checked(handle, found) + "\n");
        return exit(found);
    }

    private static int exit(List<StepCheck> found) {
        return CheckWords.agree(found) ? 0 : DIFFERS;
    }
}
