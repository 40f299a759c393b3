package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Intent;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wss-restore engine}: performs a run. Started by front-ends, never by hand. */
@Command(name = "engine", hidden = true, header = "Performs the run in a directory.", mixinStandardHelpOptions = true)
final class EngineCommand implements Callable<Integer> {
    private final RestoreCommand root;

    @Option(names = "--intent", paramLabel = "<intent>", description = "run, undo or close.")
    Intent intent = Intent.RUN;

    @Parameters(index = "0", paramLabel = "<run directory>")
    Path directory = Path.of("");

    EngineCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        return root.context().installation().engine(directory, intent, root.options());
    }
}
