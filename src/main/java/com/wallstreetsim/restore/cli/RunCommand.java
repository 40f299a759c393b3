package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.Answering;
import com.wallstreetsim.restore.frontend.headless.Gatekeeper;
import com.wallstreetsim.restore.frontend.headless.Stop;
import com.wallstreetsim.restore.frontend.headless.UsageException;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.RunHandle;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wss-restore run}: a procedure without anybody at the terminal. */
@Command(
        name = "run",
        header = "Performs a procedure without asking.",
        description = "Questions are answered by --set and --answers, gates by --approve. A gate without its --approve"
                + " is declined; nothing is ever taken for a yes. Ctrl-C asks the run to stop at a safe point.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  wss-restore run postgres.restore --set backup=newest --dry-run",
            "  wss-restore run postgres.restore --set backup=newest \\",
            "      --approve swap=wallstreetsim --json",
            "  wss-restore run system.recover --set into=/srv/wss --set code=archive \\",
            "      --set source=code.tar.gz --set backup=/mnt/wallstreetsim_...sql.gz \\",
            "      --set env=generate --approve swap=wallstreetsim"
        })
final class RunCommand implements Callable<Integer> {
    private static final String RECOVER = "system.recover";

    private final RestoreCommand root;

    @Parameters(
            index = "0",
            paramLabel = "<procedure>",
            description = "Which one; 'wss-restore procedures' lists them.")
    String procedure = "";

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "The answer to one question.")
    @Nullable
    List<String> set;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Answers as YAML, 'name: value' a line each; --set comes first.")
    @Nullable
    Path answers;

    @Option(names = "--dry-run", description = "Show what every step would do, and do nothing.")
    boolean dryRun;

    @Mixin
    Following following = new Following();

    RunCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StepException, InterruptedException {
        var given = given();
        var gates = Gatekeeper.deciding(following.approvals());
        return following.headless(root, gates, Stop.cancelling(), runs -> runs.start(() -> start(given)));
    }

    private Map<String, String> given() throws UsageException {
        var given = new LinkedHashMap<String, String>();
        if (answers != null) {
            given.putAll(AnswersFile.read(answers));
        }
        given.putAll(Pairs.of("--set", "backup=newest", set));
        return given;
    }

    private RunHandle start(Map<String, String> given) throws StepException, InterruptedException {
        // It may bring the site into being; every other procedure works on one.
        var desk = procedure.equals(RECOVER) ? root.openAnywhere() : root.open();
        var chosen = ProcedureChoice.named(desk, procedure);
        return desk.runs().start(desk.runs().plan(chosen, answersTo(chosen, given)), dryRun);
    }

    private static Answers answersTo(Procedure chosen, Map<String, String> given) throws StepException {
        var unavailable = chosen.unavailableBecause();
        if (unavailable.isPresent()) {
            throw new StepException(
                    "'%s' cannot be used: %s".formatted(chosen.id(), unavailable.get()),
                    "'wss-restore procedures' says what can be used now.");
        }
        return new Answering(chosen, given).answers();
    }
}
