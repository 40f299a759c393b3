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
import com.wallstreetsim.restore.runbook.applications.CheckHealth;
import com.wallstreetsim.restore.runbook.applications.StartApplications;
import com.wallstreetsim.restore.runbook.applications.StopApplications;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Restores PostgreSQL from a backup: load beside, prove, swap, keep. */
public final class PostgresRestore implements Procedure {
    private static final int VERSION = 1;

    private final RestoreTools tools;

    public PostgresRestore(RestoreTools tools) {
        this.tools = tools;
    }

    @Override
    public ProcedureId id() {
        return new ProcedureId("postgres.restore");
    }

    @Override
    public String title() {
        return "Restore PostgreSQL from a backup";
    }

    @Override
    public String purpose() {
        return "Data is wrong or gone; the server itself runs or can be started.";
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
        questions.add(RestoreQuestions.backup(tools.backups().shelf()));
        questions.add(RestoreQuestions.way());
        if (!dropFirst(soFar)) {
            questions.add(RestoreQuestions.safetyCopy());
            questions.add(RestoreQuestions.applications());
        }
        return questions;
    }

    @Override
    public Answers settle(Answers answers) throws StepException, InterruptedException {
        var backup = tools.backups().resolve(answers.get("backup").orElse("newest"));
        return answers.with("backup", backup.toString());
    }

    @Override
    public Plan plan(RunId run, Answers answers) throws StepException {
        var backup = answers.get("backup")
                .orElseThrow(() -> new StepException(
                        "no backup was chosen", "Answer 'backup' with newest, a file name or a path."));
        var names = DatabaseNames.of(tools.site().postgres().database(), run);
        var choices = new RestoreChoices(names, Path.of(backup), dropFirst(answers));
        return new Plan(
                id(),
                VERSION,
                title(),
                run,
                answers,
                steps(choices, run, answers),
                Set.of("postgres", "apps"),
                "the live database '%s' was not touched".formatted(names.live()));
    }

    static boolean dropFirst(Answers answers) {
        return answers.get("way").equals(Optional.of("drop-first"));
    }

    /** The steps of a restore; what destroys comes after the first three, which only look and start the server. */
    List<Step> steps(RestoreChoices choices, RunId run, Answers answers) {
        var copy = SafetyCopy.target(tools, run.stamp());
        var live = choices.names().live();
        var steps = new ArrayList<Step>();
        steps.add(new ScanBackup(tools.backups(), choices.backup()));
        steps.add(new EnsureDatabaseRuns(tools));
        steps.add(new CheckFit(tools, choices));
        if (choices.dropFirst()) {
            stopApplications(steps, false);
            steps.add(new SafetyCopy(tools, live, copy));
            steps.add(new DropDatabase(tools, live, copy));
        } else if (answers.get("safety-copy").equals(Optional.of("yes"))) {
            steps.add(new SafetyCopy(tools, live, copy));
        }
        steps.add(new LoadBeside(tools, choices));
        steps.add(new ProveLoad(tools, choices));
        var stopsNow = !choices.dropFirst() && !answers.get("applications").equals(Optional.of("leave"));
        if (stopsNow) {
            stopApplications(steps, true);
        }
        steps.add(choices.dropFirst() ? new PutInPlace(tools, choices) : new SwapDatabase(tools, choices));
        if (hasApplications()) {
            if (stopsNow || choices.dropFirst()) {
                steps.add(new StartApplications(tools.applications()));
            }
            steps.add(new CheckHealth(tools.site().probes(), tools.web(), tools.applications()));
        }
        return steps;
    }

    private void stopApplications(List<Step> steps, boolean behindGate) {
        if (hasApplications()) {
            steps.add(new StopApplications(tools.applications(), behindGate));
        }
    }

    private boolean hasApplications() {
        return !tools.applications().names().isEmpty();
    }
}
