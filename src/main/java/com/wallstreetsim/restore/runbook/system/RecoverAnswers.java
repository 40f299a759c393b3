package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.util.Optional;

/** What the operator chose, as the steps need it. */
record RecoverAnswers(Path into, CodeSource code, Path backup, EnvSource env, boolean migrates, boolean startsEngine) {

    static RecoverAnswers of(Answers answers) throws StepException {
        return new RecoverAnswers(
                Path.of(needed(answers, "into")),
                code(answers),
                Path.of(needed(answers, "backup")),
                EnvSource.of(needed(answers, "env")),
                !answers.get("migrations").equals(Optional.of("skip")),
                answers.get("engine").equals(Optional.of("start")));
    }

    private static CodeSource code(Answers answers) throws StepException {
        return switch (needed(answers, "code")) {
            case "git" -> CodeSource.Git.of(needed(answers, "source"));
            case "archive" -> new CodeSource.Archive(Path.of(needed(answers, "source")));
            default -> new CodeSource.Existing();
        };
    }

    private static String needed(Answers answers, String name) throws StepException {
        return answers.get(name)
                .orElseThrow(() -> new StepException(
                        "no answer for '%s'".formatted(name), "Give one with '--set %s=...'.".formatted(name)));
    }
}
