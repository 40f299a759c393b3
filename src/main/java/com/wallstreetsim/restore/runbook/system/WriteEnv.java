package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.site.EnvIssue;
import com.wallstreetsim.restore.site.EnvSheet;
import com.wallstreetsim.restore.site.SiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a complete {@code .env} in its place, readable by its owner alone. Values are never said. */
final class WriteEnv extends Work {
    private static final String CLOSED = "rw-------";

    private final RecoverTools tools;
    private final RecoverAnswers answers;
    private final Path file;
    private final Path before;
    private final Path undone;

    WriteEnv(RecoverTools tools, RecoverAnswers answers, RunId run) {
        super(Head.changing(
                "env",
                title(answers.env()),
                WayBack.notNeeded(),
                "cd '%s' && cp .env.example .env && chmod 600 .env && $EDITOR .env".formatted(answers.into())));
        this.tools = tools;
        this.answers = answers;
        this.file = answers.into().resolve(".env");
        this.before = answers.into().resolve(".env.before_" + run.stamp());
        this.undone = answers.into().resolve(".env.undone_" + run.stamp());
    }

    private static String title(EnvSource source) {
        if (source instanceof EnvSource.Keep) {
            return "Check the .env that is there";
        }
        return source instanceof EnvSource.Generate ? "Make the .env, secrets at random" : "Put the .env in its place";
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new AsBefore());
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of(
                new Fact(".env now", now()),
                new Fact("written", "with mode 0600; values are never shown, logged or kept elsewhere"));
    }

    private String now() {
        if (!Files.exists(file)) {
            return "not there";
        }
        return answers.env() instanceof EnvSource.Keep
                ? "there, it stays"
                : "there, kept as %s where it differs".formatted(before.getFileName());
    }

    @Override
    public Standing standing(StepContext context) throws StepException {
        if (!Files.exists(file)) {
            return Standing.notDone();
        }
        try {
            var sheet = EnvSheet.of(EnvSheet.textsOf(answers.into(), file));
            var whole = sheet.issues().stream().noneMatch(EnvIssue::blocks) && closed() && isTheOneGiven(sheet);
            return whole ? Standing.done() : Standing.notDone();
        } catch (SiteException e) {
            throw translated(e);
        }
    }

    private boolean isTheOneGiven(EnvSheet sheet) throws SiteException {
        return !(answers.env() instanceof EnvSource.File given)
                || !Files.exists(given.path())
                || sheet.isIn(given.path());
    }

    private boolean closed() {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .equals(CLOSED);
        } catch (IOException e) {
            return false; // gone since the look before: not in its place
        }
    }

    @Override
    public Outcome run(StepContext context) throws StepException {
        try {
            var sheet = EnvSheet.of(texts());
            var made = answers.env() instanceof EnvSource.Generate ? sheet.generate(tools.random()) : List.<String>of();
            made.forEach(name -> context.say(name + " was made at random"));
            var issues = sheet.issues();
            refuse(issues);
            put(sheet);
            Drafts.forget(tools.destinations().drafts(), answers.env());
            return Outcome.proven(
                    "%d settings in .env, mode 0600%s"
                            .formatted(
                                    sheet.names().size(),
                                    made.isEmpty() ? "" : ", %d made at random".formatted(made.size())),
                    proofs(issues));
        } catch (SiteException e) {
            throw translated(e);
        } catch (IOException e) {
            throw new StepException(
                    "'%s' cannot be written: %s".formatted(file, e), "Check owner and free space, then resume.", e);
        }
    }

    private EnvSheet.Texts texts() throws SiteException, StepException {
        if (answers.env() instanceof EnvSource.File given) {
            return EnvSheet.textsOf(answers.into(), given.path());
        }
        if (answers.env() instanceof EnvSource.Keep && !Files.exists(file)) {
            throw new StepException(
                    "there is no '%s' to keep".formatted(file),
                    "Put it there and resume, or start again with env=generate or env=/path/to/file.");
        }
        return EnvSheet.textsOf(answers.into(), file);
    }

    private void refuse(List<EnvIssue> issues) throws StepException {
        var blocking =
                issues.stream().filter(EnvIssue::blocks).map(EnvIssue::text).toList();
        if (!blocking.isEmpty()) {
            throw new StepException(
                    "the .env is not complete: " + String.join("; ", blocking),
                    answers.env() instanceof EnvSource.File given
                            ? "Correct %s, then resume.".formatted(given.path())
                            : "Write it with '$EDITOR %s', then resume.".formatted(file));
        }
    }

    /** What was there is kept; a second attempt must not take the first one's work for it. */
    private void put(EnvSheet sheet) throws IOException, SiteException {
        if (Files.exists(file) && sheet.isIn(file)) {
            // Nothing to write: it stays whose it is, and a link stays a link.
            if (!closed()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(CLOSED));
            }
            return;
        }
        if (Files.exists(file) && !Files.exists(before)) {
            EnvSheet.keep(file, before);
        }
        sheet.write(file);
    }

    private static List<Proof> proofs(List<EnvIssue> issues) {
        var proofs = new ArrayList<Proof>();
        proofs.add(Proof.seen(".env", "complete, mode 0600"));
        issues.forEach(issue -> proofs.add(Proof.seen(issue.name(), "WARN " + issue.words())));
        return proofs;
    }

    private static StepException translated(SiteException e) {
        return new StepException(e.message(), e.hint(), e);
    }

    /** The {@code .env} that was there, or none. */
    private final class AsBefore implements Undo {
        @Override
        public String title() {
            return "as it was before";
        }

        @Override
        public List<String> byHand() {
            return List.of(
                    "cp -p '%s' '%s'".formatted(file, undone),
                    "mv '%s' '%s' # where there was one before".formatted(before, file));
        }

        @Override
        public Map<String, String> prepare(StepContext context) {
            return Map.of("there", Boolean.toString(Files.exists(file)));
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException {
            try {
                if (Files.exists(before)) {
                    return fromBefore();
                }
                if (Boolean.parseBoolean(data.get("there")) || !Files.exists(file)) {
                    return Outcome.done("the .env is as it was");
                }
                Files.move(file, undone, StandardCopyOption.ATOMIC_MOVE);
                return Outcome.done("the .env is kept as " + undone.getFileName());
            } catch (IOException e) {
                throw new StepException(
                        "'%s' cannot be moved: %s".formatted(file, e), "Move it by hand, then undo again.", e);
            }
        }

        /** The run's own holds the passwords of the databases it made: without it their volumes are shut. */
        private Outcome fromBefore() throws IOException {
            if (Files.exists(file) && !Files.exists(undone)) {
                EnvSheet.keep(file, undone);
            }
            Files.move(before, file, StandardCopyOption.ATOMIC_MOVE);
            return Outcome.done(
                    "the .env is the one from before the run; the run's is kept as " + undone.getFileName());
        }
    }
}
