package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.text.Sanitiser;
import com.wallstreetsim.restore.frontend.text.Words;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Bundle;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wss-restore bundle}: one archive for support. */
@Command(
        name = "bundle",
        header = "Packs the record of a run for support, without secrets.",
        description =
                "Shows first what goes in and how much was masked, then asks. Passwords and secrets of the site are"
                        + " masked; names of hosts, people, databases and tables stay.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  wss-restore bundle last --output run.tar.gz"})
final class BundleCommand implements Callable<Integer> {
    private static final int DECLINED = 3;

    private final RestoreCommand root;

    @Parameters(index = "0", paramLabel = "<run>", description = "Its id, the beginning of it, or 'last'.")
    String run = "";

    @Option(names = "--output", paramLabel = "FILE", description = "Where to. Default: wss-restore-<run>.tar.gz here.")
    @Nullable
    Path output;

    @Option(names = "--yes", description = "Write it without asking.")
    boolean yes;

    BundleCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        var context = root.context();
        var handle = new RunChoice(root.open().runs()).named(run);
        var support = context.installation().support(root.options());
        var bundle = Bundle.of(handle, support.facts(), support.scrub());
        var target = output == null ? Path.of(bundle.fileName()) : output;
        show(bundle, target);
        if (!yes && !new Confirmation(root).typed("write")) {
            return DECLINED;
        }
        bundle.writeTo(target, context.clock().instant());
        context.out()
                .println("Written: " + Sanitiser.line(target.toAbsolutePath().toString()));
        return 0;
    }

    private void show(Bundle bundle, Path target) {
        var out = root.context().out();
        out.println(Sanitiser.line("To be packed into %s:".formatted(target)));
        for (var entry : bundle.entries()) {
            out.println(Sanitiser.line("  %-14s %10s  %s"
                            .formatted(
                                    entry.name(),
                                    Words.bytes(entry.content().length),
                                    masked(entry) + (entry.note().isEmpty() ? "" : ", " + entry.note())))
                    .stripTrailing());
        }
        out.println("Masked: every password and secret of the site's .env and compose file.");
        out.println("Not masked: names and addresses of hosts and people, names of databases, tables, files.");
    }

    private static String masked(Bundle.Entry entry) {
        return entry.masked() == 0 ? "nothing to mask" : "%d masked".formatted(entry.masked());
    }
}
