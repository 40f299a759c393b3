package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.StatusJson;
import com.wallstreetsim.restore.frontend.text.OverviewText;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wss-restore status}. */
@Command(
        name = "status",
        header = "Says how the site is: services, applications, disk, backups, checks.",
        description = "Only looks.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore status --json"})
final class StatusCommand implements Callable<Integer> {
    private final RestoreCommand root;

    @Option(names = "--json", description = "One JSON object on one line.")
    boolean json;

    StatusCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        var desk = root.open();
        var overview = desk.overview().probe();
        var out = root.context().out();
        if (json) {
            out.print(StatusJson.line(desk.header(), overview) + "\n");
        } else {
            out.println(OverviewText.header(desk.header()));
            OverviewText.lines(overview).forEach(out::println);
            OverviewText.checks(overview).forEach(out::println);
        }
        return 0;
    }
}
