package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Restores the newest good backup before a time and collects what tells of the gap up to it. There is no WAL archive, so
 * nothing brings the gap back by itself.
 */
public final class PointInTime implements Procedure {
    private static final int VERSION = 1;
    /** Scan, server, fit: what comes after them needs the live database no more. */
    private static final int LOOKING_STEPS = 3;

    private final RestoreTools tools;
    private final PostgresRestore restore;
    private final TargetTime times;

    public PointInTime(RestoreTools tools, Clock clock) {
        this.tools = tools;
        this.restore = new PostgresRestore(tools);
        this.times = new TargetTime(clock);
    }

    @Override
    public ProcedureId id() {
        return new ProcedureId("postgres.point-in-time");
    }

    @Override
    public String title() {
        return "Restore PostgreSQL to a point in time";
    }

    @Override
    public String purpose() {
        return "Data went wrong at a known time: the newest good backup before it, and what tells of the gap.";
    }

    @Override
    public Impact impact() {
        return Impact.DESTROYS;
    }

    @Override
    public String group() {
        return "PostgreSQL";
    }

    @Override
    public List<Question> questions(Answers soFar) {
        var questions = new ArrayList<Question>();
        questions.add(new Question.PickTime(
                "target",
                "Back to which time?",
                "Such as 'now', '2026-11-22 18:30 UTC' or '2026-11-22 19:30 Europe/Berlin': a time needs its zone."
                        + " The newest good backup before it is restored.",
                Optional.of("now"),
                times::problem,
                times::read,
                tools.backups().shelf()));
        questions.add(RestoreQuestions.way());
        if (!PostgresRestore.dropFirst(soFar)) {
            questions.add(RestoreQuestions.safetyCopy());
            questions.add(RestoreQuestions.applications());
        }
        return questions;
    }

    @Override
    public Answers settle(Answers answers) throws StepException, InterruptedException {
        var said = answers.get("target").orElse("now");
        var target = times.read(said)
                .orElseThrow(() -> new StepException(
                        "'%s' is no time with a zone".formatted(said), "Answer target with " + TargetTime.FORM + "."));
        var backup = tools.backups().newestBefore(target);
        return answers.with("target", target.toString())
                .with("backup", backup.path().toString())
                .with("taken-at", backup.at().toString());
    }

    @Override
    public Plan plan(RunId run, Answers answers) throws StepException {
        var names = DatabaseNames.of(tools.site().postgres().database(), run);
        var choices =
                new RestoreChoices(names, Path.of(settled(answers, "backup")), PostgresRestore.dropFirst(answers));
        var gap = new Gap(Instant.parse(settled(answers, "taken-at")), Instant.parse(settled(answers, "target")));
        var steps = new ArrayList<Step>(restore.steps(choices, run, answers));
        // Before the swap: afterwards the old database takes no logins, and drop-first leaves none.
        steps.add(LOOKING_STEPS, new ExportGap(tools, gap));
        steps.add(new StateGap(gap, choices.backup()));
        return new Plan(
                id(),
                VERSION,
                title(),
                run,
                answers,
                steps,
                Set.of("postgres", "apps"),
                "the live database '%s' was not touched".formatted(names.live()));
    }

    private static String settled(Answers answers, String name) throws StepException {
        return answers.get(name)
                .orElseThrow(() -> new StepException(
                        "no '%s' was settled".formatted(name), "Start the procedure anew with an answer to 'target'."));
    }
}
