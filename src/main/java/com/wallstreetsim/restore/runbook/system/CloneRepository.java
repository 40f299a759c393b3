package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.port.Commands;
import com.wallstreetsim.restore.port.Commands.Call;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clones a git repository; a password that git would ask for is a failure, never a prompt. */
record CloneRepository(Commands commands, CodeSource.Git code) implements Fetching {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    static final Map<String, String> NOBODY_THERE =
            Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_SSH_COMMAND", "ssh -o BatchMode=yes");

    @Override
    public void into(Path tree, StepContext context) throws StepException, InterruptedException {
        var call = new Call(command(tree.toString()), tree, NOBODY_THERE, LIMIT);
        context.say(call.text());
        var ended = commands.run(call, context::say);
        if (ended.exitCode() != 0) {
            var last = ended.errors().isEmpty()
                    ? ""
                    : ended.errors().get(ended.errors().size() - 1);
            throw new StepException(
                    "unable to clone '%s': %s".formatted(code.url(), last),
                    "Check address and access with 'git ls-remote %s', or bring an archive of the code."
                            .formatted(code.url()));
        }
    }

    private List<String> command(String target) {
        var command = new ArrayList<>(List.of("git", "clone", "--progress"));
        code.reference().ifPresent(reference -> command.addAll(List.of("--branch", reference)));
        command.addAll(List.of("--", code.url(), target));
        return command;
    }

    @Override
    public String words() {
        return "the repository " + code.url();
    }

    @Override
    public List<String> byHand(Path into) {
        return List.of(String.join(" ", command("'" + into + "'")));
    }
}
