package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.text.Sanitiser;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wss-restore report}. */
@Command(
        name = "report",
        header = "Prints the report of a run.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore report last"})
final class ReportCommand implements Callable<Integer> {
    private final RestoreCommand root;

    @Parameters(index = "0", paramLabel = "<run>", description = "Its id, the beginning of it, or 'last'.")
    String run = "";

    ReportCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        var handle = new RunChoice(root.openAnywhere().runs()).named(run);
        var out = root.context().out();
        try (var lines = Files.lines(handle.report())) {
            lines.map(Sanitiser::line).forEach(out::println);
        } catch (NoSuchFileException e) {
            throw new StepException(
                    "run '%s' has no report; it is %s"
                            .formatted(handle.id(), handle.status().word()),
                    "The report is written when a run ends: 'wss-restore attach %s'.".formatted(handle.id()),
                    e);
        } catch (IOException e) {
            throw new StepException(
                    "unable to read report '%s': %s".formatted(handle.report(), e.getMessage()),
                    "The journal beside it holds the same facts.",
                    e);
        }
        return 0;
    }
}
