package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.LookingStep;
import com.wallstreetsim.restore.runbook.volumes.HostFile;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.nio.file.Path;
import java.util.List;

/** Reads an RDB file to its last byte with the checker of the Redis that will load it. */
final class CheckRdb extends LookingStep {
    private static final String SHA = "rdb.sha256";
    private static final String KEYS = "rdb.keys";

    private final RedisTools tools;
    private final Store store;
    private final Path rdb;

    CheckRdb(RedisTools tools, Store store, Path rdb) {
        super("scan", "Check " + rdb.getFileName() + " to its last byte");
        this.tools = tools;
        this.store = store;
        this.rdb = rdb;
    }

    /** The hash of the file that was checked; only that one may be loaded. */
    static String checkedHash(StepContext context) {
        return context.recall(SHA).orElse("");
    }

    static long keysInFile(StepContext context) {
        return Long.parseLong(context.recall(KEYS).orElse("0"));
    }

    @Override
    public List<String> byHand() {
        return List.of("docker run --rm --entrypoint redis-check-rdb -v %s:%s:ro %s %s"
                .formatted(rdb, RdbChecker.INSIDE, store.image(), RdbChecker.INSIDE));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var hash = HostFile.sha256(rdb, context);
        var report = checked(context);
        context.remember(SHA, hash);
        context.remember(KEYS, Long.toString(report.keys()));
        if (!report.checksummed()) {
            context.say("this RDB file was saved without a checksum: only its structure could be checked");
        }
        return Outcome.proven(
                "%s holds %,d keys, %,d of them expired".formatted(rdb.getFileName(), report.keys(), report.expired()),
                List.of(
                        Proof.seen("keys", "%,d".formatted(report.keys())),
                        Proof.seen("with a time to live", "%,d".formatted(report.expires())),
                        Proof.seen("made by", "Redis " + report.madeBy()),
                        Proof.seen("sha256", hash)));
    }

    private RdbReport checked(StepContext context) throws StepException, InterruptedException {
        return new RdbChecker(tools.store(), store.helper("check"), store.image()).check(rdb, context);
    }
}
