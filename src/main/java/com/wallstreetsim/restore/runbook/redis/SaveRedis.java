package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.RemoveHalfDump;
import com.wallstreetsim.restore.runbook.WholeFile;
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.runbook.volumes.HostFile;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes a snapshot of Redis to the shelf; its name only ever means a file whose keys the checker has counted. */
public final class SaveRedis implements Step {
    private final RedisTools tools;
    private final Path target;
    private final RunId run;

    public SaveRedis(RedisTools tools, Path target, RunId run) {
        this.tools = tools;
        this.target = target;
        this.run = run;
    }

    @Override
    public StepId id() {
        return new StepId("redis-save");
    }

    @Override
    public String title() {
        return "Write %s and count its keys".formatted(target.getFileName());
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public boolean scaffolding() {
        return true;
    }

    @Override
    public List<String> byHand() {
        return List.of(
                "REDISCLI_AUTH=$%s docker exec -e REDISCLI_AUTH %s redis-cli BGSAVE"
                        .formatted(tools.site().passwordVariable(), tools.site().container()),
                "docker cp %s:/data/dump.rdb '%s'".formatted(tools.site().container(), target),
                "redis-check-rdb '%s'".formatted(target));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new RemoveHalfDump(target));
    }

    @Override
    public Preview preview(StepContext context) throws StepException {
        return Preview.of(
                new Fact("is backed up", "%,d keys".formatted(tools.redis().keys())),
                new Fact("goes to", target.toString()),
                new Fact(
                        "free there",
                        Words.size(tools.store().files().space(target).freeBytes())));
    }

    @Override
    public Standing standing(StepContext context) throws InterruptedException {
        return Standing.doneIf(Files.exists(target)
                && tools.shelf().read(target, (done, total) -> {}).good());
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        refuseTaken();
        var served = KeyCount.of(tools.redis().info("keyspace"));
        var reports = new ArrayList<RdbReport>();
        write(context, reports);
        var report = reports.get(0);
        return Outcome.proven(
                "%,d keys in %s, read to the last byte".formatted(report.keys(), target.getFileName()),
                List.of(
                        Proof.seen("keys in the file", "%,d".formatted(report.keys())),
                        Proof.seen("keys served when it began", "%,d".formatted(served.keys())),
                        Proof.seen("made by", "Redis " + report.madeBy()),
                        Proof.seen("sha256", HostFile.sha256(target, context))));
    }

    private void refuseTaken() throws StepException {
        if (Files.exists(target)) {
            throw new StepException("'%s' is there already".formatted(target), "Start again: names go by the second.");
        }
    }

    private void write(StepContext context, List<RdbReport> reports) throws StepException, InterruptedException {
        var snapshot = new Snapshot(tools);
        snapshot.make(context);
        try {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            WholeFile.write(
                    target, snapshot::copyTo, written -> reports.add(checker().check(written, context)));
        } catch (IOException e) {
            throw new StepException(
                    "the backup '%s' cannot be written: %s".formatted(target, e.getMessage()),
                    "Free space in the backup directory; the older backups were not touched.",
                    e);
        }
    }

    private RdbChecker checker() throws StepException {
        var container = new ContainerName(tools.site().container());
        var state = tools.store()
                .containers()
                .find(container)
                .orElseThrow(() -> new StepException(
                        "container '%s' does not exist".formatted(container), "Start Redis, then start again."));
        return new RdbChecker(tools.store(), Store.helper(run, tools.site().at(), "check"), state.image());
    }
}
