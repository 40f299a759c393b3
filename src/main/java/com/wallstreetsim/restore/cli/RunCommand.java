package com.wallstreetsim.restore.cli;

import com.wallstreetsim.restore.frontend.headless.UsageException;
import com.wallstreetsim.restore.procedure.StepException;
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
        return new Starting(root, following).run(procedure, given(), dryRun);
    }

    private Map<String, String> given() throws UsageException {
        var given = new LinkedHashMap<String, String>();
        if (answers != null) {
            given.putAll(AnswersFile.read(answers));
        }
        given.putAll(Pairs.of("--set", "backup=newest", set));
        return given;
    }
}
