package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.postgres.RestoreSteps;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a recovery asks. */
final class RecoverQuestions {
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("[\\w+.-]+://[^/@\\s]*:[^/@\\s]+@.*");
    // An access token stands where the user's name would: nobody can tell the one from the other.
    private static final Pattern USER_IN_WEB_URL = Pattern.compile("(?i)https?://[^/?#\\s]*@.*");

    private final RecoverTools tools;
    private final Settling settling;

    RecoverQuestions(RecoverTools tools) {
        this.tools = tools;
        this.settling = new Settling(tools);
    }

    List<Question> after(Answers soFar) {
        var questions = new ArrayList<Question>();
        questions.add(into());
        var into = settled(soFar);
        questions.add(code(into));
        if (soFar.get("code").filter(code -> !code.equals("existing")).isPresent()) {
            questions.add(source(soFar.get("code").orElseThrow()));
        }
        questions.add(RestoreSteps.question(tools.destinations().backups(into).shelf()));
        questions.add(env(into, soFar));
        questions.add(migrations());
        questions.add(engine());
        return questions;
    }

    /** Before it was answered, or with an answer that is none, the proposed one. */
    private Path settled(Answers soFar) {
        try {
            return settling.into(soFar);
        } catch (StepException | InvalidPathException e) {
            return tools.proposed();
        }
    }

    private Question into() {
        return new Question.Text(
                "into",
                "Which directory is the site's?",
                "Where code and settings go; it is made when it is not there. What is in it stays, nothing is written over.",
                Optional.of(tools.proposed().toString()),
                this::intoProblem);
    }

    private Optional<String> intoProblem(String typed) {
        try {
            var path = settling.absolute(typed);
            if (typed.isBlank() || path.getFileName() == null) {
                return Optional.of("'%s' names no directory for a site".formatted(typed));
            }
            if (Files.exists(path) && !Files.isDirectory(path)) {
                return Optional.of("'%s' is not a directory".formatted(path));
            }
            return writable(path) ? Optional.empty() : Optional.of("this user may not write to '%s'".formatted(path));
        } catch (InvalidPathException e) {
            return Optional.of("'%s' is no path: %s".formatted(typed, e.getReason()));
        }
    }

    private static boolean writable(Path path) {
        var nearest = path;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return Files.isWritable(nearest);
    }

    private Question code(Path into) {
        return new Question.Choice(
                "code",
                "Where does the code of the application come from?",
                "An archive is read to its last byte before anything of it is unpacked.",
                Optional.of(SiteFiles.complete(into) ? "existing" : "git"),
                List.of(
                        new Question.Option("git", "A git repository", "cloned into the directory"),
                        new Question.Option("archive", "An archive", "tar, tar.gz or tar.zst"),
                        new Question.Option(
                                "existing", "It is there already", "what is in the directory is verified and used")));
    }

    private Question source(String code) {
        return code.equals("git")
                ? new Question.Text(
                        "source",
                        "Which repository?",
                        "An address that git can clone without asking, such as git@host:group/site.git; '#branch' behind it"
                                + " names a branch or tag.",
                        Optional.empty(),
                        RecoverQuestions::urlProblem)
                : new Question.Text(
                        "source",
                        "Which archive?",
                        "The path of a tar, tar.gz or tar.zst of the code, made without node_modules and without .env.",
                        Optional.empty(),
                        typed -> fileProblem(typed, "archive"));
    }

    private static Optional<String> urlProblem(String typed) {
        if (typed.isBlank() || typed.startsWith("-")) {
            return Optional.of("'%s' is no address of a repository".formatted(typed));
        }
        // The answer stands in the plan and in the process list: a secret must not get there.
        return PASSWORD_IN_URL.matcher(typed).matches()
                        || USER_IN_WEB_URL.matcher(typed).matches()
                ? Optional.of(
                        "the address holds a password, a token or a user's name in front of '@'; give git the access"
                                + " by a key or its credential store")
                : Optional.empty();
    }

    private Optional<String> fileProblem(String typed, String what) {
        try {
            var path = settling.absolute(typed);
            if (typed.isBlank() || !Files.isRegularFile(path)) {
                return Optional.of("there is no %s '%s'".formatted(what, typed.isBlank() ? "" : path));
            }
            return Files.isReadable(path)
                    ? Optional.empty()
                    : Optional.of("this user may not read '%s'".formatted(path));
        } catch (InvalidPathException e) {
            return Optional.of("'%s' is no path: %s".formatted(typed, e.getReason()));
        }
    }

    private Question env(Path into, Answers soFar) {
        return new Question.Settings(
                "env",
                "Which settings does the site get?",
                "'keep' uses the .env that is there, 'generate' fills the example with secrets made at random, a path"
                        + " names a file to put in place. Values are never shown.",
                Files.exists(into.resolve(".env")) ? Optional.of(EnvSource.KEEP) : Optional.empty(),
                typed -> envProblem(into, typed),
                new EnvDraft(tools, settling, soFar));
    }

    private Optional<String> envProblem(Path into, String typed) {
        return switch (typed) {
            case EnvSource.KEEP ->
                Files.exists(into.resolve(".env"))
                        ? Optional.empty()
                        : Optional.of("there is no '%s' to keep".formatted(into.resolve(".env")));
            case EnvSource.GENERATE -> Optional.empty();
            default -> fileProblem(typed, "file of settings");
        };
    }

    private static Question migrations() {
        return new Question.Choice(
                "migrations",
                "Run the migrations of the code on the restored data?",
                "They can drop tables without a word. One that asks something is stopped and fails. Skipping ends the run"
                        + " as completed with a skipped step.",
                Optional.of("run"),
                List.of(
                        new Question.Option("run", "Run them", "the backup may be older than the code"),
                        new Question.Option("skip", "Skip them", "the backup is of the same version as the code")));
    }

    private static Question engine() {
        return new Question.Choice(
                "engine",
                "Start the engine too?",
                "The engine posts to the callback_url of every agent of the restored data: real systems of others. How many"
                        + " there are is counted before it starts, and its name has to be typed.",
                Optional.of("later"),
                List.of(
                        new Question.Option("later", "No, everything else", "start it by hand when all is well"),
                        new Question.Option("start", "Yes, behind a gate", "this host replaces the old one now")));
    }
}
