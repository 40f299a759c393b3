package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Sheet;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.EnvIssue;
import com.wallstreetsim.restore.site.EnvSheet;
import com.wallstreetsim.restore.site.Secret;
import com.wallstreetsim.restore.site.SiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .env} as the wizard fills it in before the run. The code may not have arrived: its example and its compose
 * file are read out of the archive or the repository. Every change is on disk at once, in a draft of mode 0600.
 */
final class EnvDraft implements Sheet {
    private final RecoverTools tools;
    private final Settling settling;
    private final Answers answers;
    private EnvSheet.@Nullable Texts texts;
    private @Nullable EnvSheet sheet;
    private @Nullable Path file;

    EnvDraft(RecoverTools tools, Settling settling, Answers answers) {
        this.tools = tools;
        this.settling = settling;
        this.answers = answers;
    }

    @Override
    public synchronized List<Line> lines() throws StepException, InterruptedException {
        try {
            var draft = opened();
            var issues = new LinkedHashMap<String, List<EnvIssue>>();
            draft.issues()
                    .forEach(issue -> issues.computeIfAbsent(issue.name(), name -> new ArrayList<>())
                            .add(issue));
            var lines = new ArrayList<Line>();
            for (var name : draft.names()) {
                lines.add(line(name, issues.getOrDefault(name, List.of()), draft));
            }
            return List.copyOf(lines);
        } catch (SiteException e) {
            throw new StepException(e.message(), e.hint(), e);
        }
    }

    private static Line line(String name, List<EnvIssue> issues, EnvSheet draft) {
        var words = issues.stream().map(EnvIssue::words).reduce((first, second) -> first + "; " + second);
        return new Line(name, words, draft.hidden(name), issues.stream().anyMatch(EnvIssue::blocks));
    }

    @Override
    public synchronized Optional<String> set(String name, String value) throws StepException {
        var problem = current().set(name, Secret.of(value));
        if (problem.isEmpty()) {
            write();
        }
        return problem;
    }

    @Override
    public synchronized List<String> generate() throws StepException {
        try {
            var made = current().generate(tools.random());
            write();
            return made;
        } catch (SiteException e) {
            throw new StepException(e.message(), e.hint(), e);
        }
    }

    @Override
    public synchronized String place() throws StepException {
        return draftFile().toString();
    }

    @Override
    public synchronized void readAgain() throws StepException, InterruptedException {
        opened();
        var known = texts;
        try {
            if (known != null && Files.exists(draftFile())) {
                var now = Files.readString(draftFile());
                sheet = EnvSheet.of(new EnvSheet.Texts(Optional.of(now), known.example(), known.compose()));
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public synchronized String answer() throws StepException {
        write();
        return draftFile().toString();
    }

    private EnvSheet current() throws StepException {
        var draft = sheet;
        if (draft == null) {
            throw new StepException("the settings were not read yet", "Wait until they are shown.");
        }
        return draft;
    }

    private EnvSheet opened() throws StepException, InterruptedException {
        var draft = sheet;
        if (draft == null) {
            Drafts.expire(tools.destinations().drafts(), tools.clock().instant());
            var read = earlier(new CodeTexts(tools, settling.into(answers)).of(code()));
            texts = read;
            draft = EnvSheet.of(read);
            sheet = draft;
        }
        return draft;
    }

    /** Somebody who comes back to the question finds what was filled in before. */
    private EnvSheet.Texts earlier(EnvSheet.Texts read) throws StepException {
        var answer = answers.get("env").orElse("");
        if (!(EnvSource.of(answer) instanceof EnvSource.File given)
                || !Drafts.isDraft(tools.destinations().drafts(), given.path())
                || !Files.exists(given.path())) {
            return read;
        }
        try {
            file = given.path();
            return new EnvSheet.Texts(Optional.of(Files.readString(given.path())), read.example(), read.compose());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private CodeSource code() {
        var source = answers.get("source").orElse("");
        return switch (answers.get("code").orElse("existing")) {
            case "git" -> CodeSource.Git.of(source);
            case "archive" -> new CodeSource.Archive(settling.absolute(source));
            default -> new CodeSource.Existing();
        };
    }

    private void write() throws StepException {
        try {
            current().write(draftFile());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private StepException unusable(IOException e) {
        return new StepException(
                "the draft of the settings cannot be used: " + e, "Check the state directory's owner and space.", e);
    }

    private Path draftFile() throws StepException {
        var known = file;
        if (known == null) {
            var into = settling.into(answers);
            known = tools.destinations()
                    .drafts()
                    .resolve("%s-%d.env"
                            .formatted(into.getFileName(), tools.clock().millis()));
            file = known;
        }
        return known;
    }
}
