package com.wallstreetsim.restore.runbook.backups;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a backup now, like the nightly script's but read back before anybody relies on it. */
public final class BackupNow implements Procedure {
    private static final int VERSION = 1;

    private final BackupTools tools;

    public BackupNow(BackupTools tools) {
        this.tools = tools;
    }

    @Override
    public ProcedureId id() {
        return new ProcedureId("backup.now");
    }

    @Override
    public String title() {
        return "Back up now";
    }

    @Override
    public String purpose() {
        return "Before something risky, or when the nightly backup did not run.";
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public String group() {
        return "Back up";
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return List.of(
                new Question.Choice(
                        "what",
                        "What is backed up?",
                        "Redis keeps its own files in its volume, and so does ClickHouse.",
                        Optional.of("postgres"),
                        List.of(
                                new Question.Option("postgres", "PostgreSQL", "a dump on the backup shelf"),
                                new Question.Option("redis", "Redis", "not built into this version"),
                                new Question.Option("clickhouse", "ClickHouse", "not built into this version"),
                                new Question.Option("all", "All three", "not built into this version"))),
                Question.yesNo(
                        "rotate",
                        "Take old backups off the shelf?",
                        "7 daily and 4 weekly good ones stay. The others are set aside and deleted when you close the run.",
                        true,
                        "leave every old backup where it is",
                        "set aside what is beyond 7 daily, 4 weekly"));
    }

    @Override
    public Plan plan(RunId run, Answers answers) throws StepException {
        var what = answers.get("what").orElse("postgres");
        if (!what.equals("postgres")) {
            throw new StepException(
                    "backing up '%s' is not built into this version".formatted(what),
                    "Answer what=postgres; for the others stop the service and copy its volume by hand.");
        }
        return new Plan(
                id(),
                VERSION,
                title(),
                run,
                answers,
                steps(run, answers),
                Set.of("postgres"),
                "the older backups and the live database were not touched");
    }

    private List<Step> steps(RunId run, Answers answers) {
        var target = BackupTarget.of(tools, run);
        var steps = new ArrayList<Step>();
        steps.add(new DumpDatabase(tools, target.daily()));
        if (target.sunday()) {
            steps.add(new PromoteToWeekly(target));
        }
        if (!answers.get("rotate").equals(Optional.of("no"))) {
            steps.add(new SetExpiredAside(tools, target));
        }
        return steps;
    }
}
