package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.Gatekeeper;
import com.wallstreetsim.restore.frontend.headless.HeadlessRun;
import com.wallstreetsim.restore.frontend.headless.JsonReporter;
import com.wallstreetsim.restore.frontend.headless.Reporter;
import com.wallstreetsim.restore.frontend.headless.Stop;
import com.wallstreetsim.restore.frontend.headless.TextReporter;
import com.wallstreetsim.restore.frontend.headless.UsageException;
import com.wallstreetsim.restore.frontend.text.Pace;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that follows a run without asking. */
final class Following {
    @Option(names = "--json", description = "One JSON object per line; the last one is 'run-finished'.")
    boolean json;

    @Option(
            names = "--approve",
            paramLabel = "STEP=PHRASE",
            description = "The typed confirmation for the gate of a step, for example 'swap=wallstreetsim'.")
    @Nullable
    List<String> approve;

    Map<String, List<String>> approvals() throws UsageException {
        return Pairs.lists("--approve", "swap=wallstreetsim", approve);
    }

    /** True when a person at the terminal can be asked instead. */
    boolean mayAsk(Screen screen) {
        return !json && (approve == null || approve.isEmpty()) && screen != Screen.NONE;
    }

    /** Performs something on runs; Ctrl-C and SIGTERM go to {@code stop}. */
    interface Use {
        int of(HeadlessRun runs) throws StepException, InterruptedException;
    }

    int headless(RestoreCommand root, Gatekeeper gates, Stop stop, Use use) throws StepException, InterruptedException {
        var signals = Signals.call(stop::request, "INT", "TERM");
        try {
            return use.of(new HeadlessRun(
                    reporter(root), gates, stop, Pace.STEADY, root.context().clock()));
        } finally {
            signals.close();
        }
    }

    private Reporter reporter(RestoreCommand root) {
        var out = root.context().out();
        return json ? new JsonReporter(out, root::contacts) : new TextReporter(out, root::contacts);
    }
}
