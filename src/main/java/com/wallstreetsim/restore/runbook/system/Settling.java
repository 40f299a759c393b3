package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Turns what was typed into what it means from anywhere: paths absolute, {@code newest} a file. */
final class Settling {
    private final RecoverTools tools;

    Settling(RecoverTools tools) {
        this.tools = tools;
    }

    Answers of(Answers answers) throws StepException, InterruptedException {
        var into = into(answers);
        var settled = answers.with("into", into.toString());
        if (answers.get("code").equals(Optional.of("archive"))) {
            settled = settled.with(
                    "source", absolute(answers.get("source").orElse("")).toString());
        }
        var backup = answers.get("backup").orElse("newest");
        settled = settled.with(
                "backup", tools.destinations().backups(into).resolve(backup).toString());
        var env = answers.get("env").orElse("");
        return EnvSource.of(env) instanceof EnvSource.File given
                ? settled.with("env", absolute(given.path().toString()).toString())
                : settled;
    }

    Path into(Answers answers) throws StepException {
        var path = absolute(answers.get("into").orElse(tools.proposed().toString()));
        try {
            return real(path);
        } catch (IOException e) {
            throw new StepException(
                    "directory '%s' cannot be looked at: %s".formatted(path, e.getMessage()), "Name another one.", e);
        }
    }

    /** Once the site is there it is known by its real path; what is not there yet hangs on what is. */
    private static Path real(Path path) throws IOException {
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        var parent = path.getParent();
        return parent == null ? path : real(parent).resolve(path.getFileName());
    }

    Path absolute(String typed) {
        var path = typed.startsWith("~/") ? System.getProperty("user.home") + typed.substring(1) : typed;
        return tools.here().resolve(path).toAbsolutePath().normalize();
    }
}
