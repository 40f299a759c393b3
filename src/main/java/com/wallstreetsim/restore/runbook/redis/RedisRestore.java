package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Question;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.applications.AroundApplications;
import com.wallstreetsim.restore.runbook.volumes.CheckVolume;
import com.wallstreetsim.restore.runbook.volumes.HaltService;
import com.wallstreetsim.restore.runbook.volumes.HostFile;
import com.wallstreetsim.restore.runbook.volumes.QuarantineVolume;
import com.wallstreetsim.restore.runbook.volumes.StartService;
import com.wallstreetsim.restore.runbook.volumes.Store;
import com.wallstreetsim.restore.runbook.volumes.StoreProcedure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Restores Redis from an RDB file. Copied beside an append-only file the RDB would be ignored, so a temporary server
 * without one loads it and writes the append-only file anew.
 */
public final class RedisRestore extends StoreProcedure {
    private final RedisTools tools;

    public RedisRestore(RedisTools tools) {
        super(new Head(
                "redis.restore",
                "Restore Redis from an RDB file",
                "The keys are wrong or gone, and there is an RDB file with the right ones.",
                Impact.DESTROYS,
                "Redis",
                Set.of("redis", "apps")));
        this.tools = tools;
    }

    @Override
    public List<Question> questions(Answers soFar) {
        return List.of(new Question.PickBackup(
                "rdb",
                "Which RDB file?",
                "A file of the backup shelf, or the path of a dump.rdb on this host. It is checked to its last byte before anything is stopped.",
                tools.shelf().preset(),
                tools.shelf()));
    }

    @Override
    public Answers settle(Answers answers) throws StepException, InterruptedException {
        var settled = settled(answers);
        return Store.settle(tools.store(), tools.site().at(), RedisTools.DATA, settled);
    }

    private Answers settled(Answers answers) throws StepException, InterruptedException {
        var said = answers.get("rdb")
                .orElseThrow(() -> new StepException("no file was named", "Answer 'rdb' with a file."));
        var file = tools.shelf().resolve(said, (done, total) -> {});
        return answers.with("rdb", file.toString());
    }

    @Override
    protected List<Step> steps(RunId run, Answers answers) throws StepException {
        var store = Store.of(tools.site().at(), run, answers);
        var rdb = HostFile.of(answers, "rdb");
        var around = new AroundApplications(
                tools.store().applications(),
                tools.store().site().probes(),
                tools.store().web());
        var steps = new ArrayList<Step>();
        steps.add(new CheckRdb(tools, store, rdb));
        steps.add(new CheckVolume(tools.store(), store));
        steps.addAll(around.before());
        steps.add(new HaltService(tools.store(), store, new RedisReady(tools.redis()), tools.beforeStop()));
        steps.add(new QuarantineVolume(tools.store(), store, "the keys of " + rdb.getFileName()));
        steps.add(new LoadRdb(tools, store, rdb));
        steps.add(new StartService(tools.store(), store, false, new RedisReady(tools.redis())));
        steps.add(ProveRedis.afterLoad(tools));
        steps.addAll(around.after());
        return steps;
    }

    @Override
    protected String untouched() {
        return "the data of Redis was not touched";
    }
}
