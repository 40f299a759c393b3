package com.wallstreetsim.restore.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wss-restore completion}. */
@Command(
        name = "completion",
        header = "Prints a script that completes commands and options in a shell.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  source <(wss-restore completion bash)",
            "  wss-restore completion zsh > ~/.wss-restore.zsh"
        })
final class CompletionCommand implements Callable<Integer> {
    private final RestoreCommand root;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "bash|zsh", description = "Which shell.")
    Shell shell = Shell.BASH;

    /** A shell whose completion is known. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    CompletionCommand(RestoreCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        CommandLine whole = spec.root().commandLine();
        // One script serves both: in zsh it switches bash's completion on by itself.
        root.context().out().print(AutoComplete.bash("wss-restore", whole));
        return 0;
    }
}
