package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.Words;
import com.wallstreetsim.restore.runbook.volumes.Store;
import java.util.List;

/** Checks the append-only files without writing, and says what a repair would cut. */
final class CheckAof implements Step {
    private static final String FILE = "aof.file";
    private static final String GOOD = "aof.good";
    private static final String CUT = "aof.cut";
    private static final String FACTS = "aof.facts";

    private final AofCheck check;
    private final Store store;

    CheckAof(RedisTools tools, Store store) {
        this.check = new AofCheck(tools, store);
        this.store = store;
    }

    /** What was found and will be cut. */
    record Cut(String file, long good, long bytes) {}

    /** What {@link #run} found in this run. */
    static Cut found(StepContext context) throws StepException {
        var file = context.recall(FILE);
        if (file.isEmpty()) {
            throw new StepException("the append-only files were not checked in this run", "Start the repair anew.");
        }
        return new Cut(file.get(), number(context, GOOD), number(context, CUT));
    }

    private static long number(StepContext context, String key) {
        return Long.parseLong(context.recall(key).orElse("0"));
    }

    /** What the gate says of the cut. */
    static List<Fact> facts(StepContext context) {
        return context.recall(FACTS)
                .map(words -> List.of(new Fact("is cut", words)))
                .orElse(List.of());
    }

    @Override
    public StepId id() {
        return new StepId("check-aof");
    }

    @Override
    public String title() {
        return "Check the append-only files, measure what a repair cuts";
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public List<String> byHand() {
        return List.of(
                "docker run --rm -v %s:/data:ro --entrypoint sh %s -c 'cat /data/appendonlydir/*.manifest'"
                        .formatted(store.volume(), store.image()),
                "docker run --rm -v %s:/data:ro --entrypoint sh %s -c 'redis-check-aof /data/appendonlydir/*.manifest'"
                        .formatted(store.volume(), store.image()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.notNeeded();
    }

    @Override
    public Standing standing(StepContext context) {
        return Standing.unknowable();
    }

    @Override
    public Preview preview(StepContext context) throws StepException, InterruptedException {
        var found = check.look(context);
        return Preview.of(
                new Fact("is cut", found.words()),
                new Fact(
                        "stays whole",
                        "%s of %s".formatted(Words.size(found.report().good()), found.fileName())));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var found = check.look(context);
        if (!found.damaged()) {
            throw new StepException(
                    "the append-only files are whole: %,d bytes, every command complete".formatted(found.totalBytes()),
                    "There is nothing to repair. 'troubleshoot.redis-aof' says what else keeps Redis from starting.");
        }
        check.refuseWithoutSpace();
        context.remember(FILE, found.file());
        context.remember(GOOD, Long.toString(found.report().good()));
        context.remember(CUT, Long.toString(found.report().cut()));
        context.remember(FACTS, found.words());
        return Outcome.proven("a repair cuts " + found.words(), found.proofs());
    }
}
