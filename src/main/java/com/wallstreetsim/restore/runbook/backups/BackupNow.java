package com.wallstreetsim.restore.runbook.backups;

import com.wallstreetsim.restore.backup.FileShelf;
import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.ProcedureId;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.clickhouse.ClickHouseTools;
import com.wallstreetsim.restore.runbook.clickhouse.CopyFrozen;
import com.wallstreetsim.restore.runbook.clickhouse.CopyStopped;
import com.wallstreetsim.restore.runbook.clickhouse.SaveClickHouse;
import com.wallstreetsim.restore.runbook.redis.RedisTools;
import com.wallstreetsim.restore.runbook.redis.SaveRedis;
import com.wallstreetsim.restore.runbook.volumes.HaltService;
import com.wallstreetsim.restore.runbook.volumes.StartService;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Makes a backup now, like the nightly script's but read back before anybody relies on it. */
public final class BackupNow implements Procedure {
    private static final int VERSION = 4;

    private static final String POSTGRES = "postgres";
    private static final String REDIS = "redis";
    private static final String CLICKHOUSE = "clickhouse";
    private static final String ALL = "all";
    private static final String COPY = "copy";
    private static final String STOPPED = "stopped";

    private final BackupTools tools;
    private final Stores stores;

    public BackupNow(BackupTools tools, Stores stores) {
        this.tools = tools;
        this.stores = stores;
    }

    /** The stores that have shelves of their own. */
    public record Stores(RedisTools redis, ClickHouseTools clickhouse) {}

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
        var questions = new ArrayList<Question>();
        questions.add(new Question.Choice(
                "what",
                "What is backed up?",
                "Each goes to the backup directory, is read back, and has its name only when it is whole.",
                Optional.of(POSTGRES),
                List.of(
                        new Question.Option(POSTGRES, "PostgreSQL", "a dump, like the nightly one"),
                        new Question.Option(REDIS, "Redis", "a snapshot whose keys are counted"),
                        new Question.Option(CLICKHOUSE, "ClickHouse", "an archive with a manifest of rows and hashes"),
                        new Question.Option(ALL, "All three", "one after the other"))));
        if (includes(soFar, CLICKHOUSE)) {
            questions.add(copy());
        }
        questions.add(Question.yesNo(
                "rotate",
                "Take old backups off the shelf?",
                "7 daily and 4 weekly good ones stay. The others are set aside and deleted when you close the run.",
                true,
                "leave every old backup where it is",
                "set aside what is beyond 7 daily, 4 weekly"));
        return questions;
    }

    private static Question copy() {
        return new Question.Choice(
                COPY,
                "How is ClickHouse copied?",
                "Frozen parts are links that nothing changes. Tables of the Log kinds cannot be frozen.",
                Optional.of("frozen"),
                List.of(
                        new Question.Option("frozen", "While it runs", "nobody notices"),
                        new Question.Option(STOPPED, "Stopped", "it is away while its volume is copied")));
    }

    private static boolean includes(Answers answers, String what) {
        var said = answers.get("what").orElse(POSTGRES);
        return said.equals(what) || said.equals(ALL);
    }

    private static boolean stops(Answers answers) {
        return includes(answers, CLICKHOUSE) && answers.get(COPY).equals(Optional.of(STOPPED));
    }

    @Override
    public Answers settle(Answers answers) throws StepException {
        var clickhouse = stores.clickhouse();
        return stops(answers)
                ? Store.settle(
                        clickhouse.store(),
                        clickhouse.store().site().clickhouse().at(),
                        ClickHouseTools.DATA,
                        answers)
                : answers;
    }

    @Override
    public Plan plan(RunId run, Answers answers) throws StepException {
        var steps = new ArrayList<Step>();
        // As long as nothing but backups was written, a run that fails puts all back by itself: the shelves are
        // rotated last, so that a disk that is full for the last store leaves none stopped.
        var rotations = new ArrayList<Step>();
        var resources = new TreeSet<String>();
        if (includes(answers, POSTGRES)) {
            resources.add(POSTGRES);
            postgres(run, answers, steps, rotations);
        }
        if (includes(answers, REDIS)) {
            resources.add(REDIS);
            redis(run, answers, steps, rotations);
        }
        if (includes(answers, CLICKHOUSE)) {
            resources.add(CLICKHOUSE);
            clickhouse(run, answers, steps, rotations);
        }
        steps.addAll(rotations);
        return new Plan(
                id(),
                VERSION,
                title(),
                run,
                answers,
                steps,
                resources,
                "the older backups and the live data were not touched");
    }

    private void postgres(RunId run, Answers answers, List<Step> steps, List<Step> rotations) {
        var target = target(tools.backups().directory(), tools.site().postgres().database(), ".sql.gz", run);
        steps.add(new DumpDatabase(tools, target.daily()));
        rotations.addAll(
                kept("", new Rotation("rotate", tools.backups().shelf(), target, tools.backups()::scan), answers));
    }

    private void redis(RunId run, Answers answers, List<Step> steps, List<Step> rotations) {
        var shelf = stores.redis().shelf();
        var target = target(shelf.directory(), REDIS, ".rdb", run);
        steps.add(new SaveRedis(stores.redis(), target.daily(), run));
        rotations.addAll(kept("redis-", new Rotation("redis-rotate", shelf, target, whole(shelf)), answers));
    }

    private void clickhouse(RunId run, Answers answers, List<Step> steps, List<Step> rotations) throws StepException {
        var clickhouse = stores.clickhouse();
        var shelf = clickhouse.shelf();
        var target = target(shelf.directory(), CLICKHOUSE, ".tar.zst", run);
        if (stops(answers)) {
            var store = Store.of(clickhouse.store().site().clickhouse().at(), run, answers);
            steps.add(HaltService.ungated(clickhouse.store(), store, clickhouse.ready()));
            steps.add(new SaveClickHouse(clickhouse, target.daily(), new CopyStopped(clickhouse, store)));
            steps.add(new StartService(clickhouse.store(), store, false, clickhouse.ready()));
        } else {
            steps.add(new SaveClickHouse(clickhouse, target.daily(), new CopyFrozen(clickhouse, run)));
        }
        rotations.addAll(kept("clickhouse-", new Rotation("clickhouse-rotate", shelf, target, whole(shelf)), answers));
    }

    private BackupTarget target(Path directory, String prefix, String ending, RunId run) {
        return BackupTarget.of(directory, prefix, ending, run, tools.zone());
    }

    private static List<Step> kept(String prefix, Rotation rotation, Answers answers) {
        var steps = new ArrayList<Step>();
        if (rotation.target().sunday()) {
            steps.add(new PromoteToWeekly(prefix + "weekly", rotation.target()));
        }
        if (!answers.get("rotate").equals(Optional.of("no"))) {
            steps.add(new SetExpiredAside(rotation));
        }
        return steps;
    }

    private static Rotation.Good whole(FileShelf shelf) {
        return (backup, context) -> {
            var reading = shelf.read(backup, (done, total) -> context.checkCancelled());
            if (!reading.good()) {
                throw new StepException(
                        "'%s': %s"
                                .formatted(
                                        backup.getFileName(), reading.details().get(0)),
                        "Look at the file.");
            }
        };
    }
}
