package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.LookingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the keys Redis serves with those it should, and asks whether it writes them down. */
final class ProveRedis extends LookingStep {
    static final String KEYS = "redis.keys";
    static final String VOLATILE = "redis.volatile";

    // A few may be over between the count and the start, while no server counts them.
    private static final double UNTOLD = 0.1;

    private final RedisTools tools;
    private final double untold;
    private final String next;

    private ProveRedis(RedisTools tools, double untold, String next) {
        super("prove", "Compare the keys, and ask whether they are written down");
        this.tools = tools;
        this.untold = untold;
        this.next = next;
    }

    /** Keys were loaded that nobody else could touch. */
    static ProveRedis afterLoad(RedisTools tools) {
        return new ProveRedis(tools, UNTOLD, "undo puts back what the run replaced.");
    }

    /** Its clients go on: they also delete keys with a time to live, such as locks, themselves. */
    static ProveRedis afterRestart(RedisTools tools) {
        return new ProveRedis(
                tools,
                1,
                "a restart replaces nothing, so there is nothing that undo could put back. See 'troubleshoot'.");
    }

    /** Says what a later step expects to find. */
    static void expect(StepContext context, KeyCount count) {
        context.remember(KEYS, Long.toString(count.keys()));
        context.remember(VOLATILE, Long.toString(count.volatileKeys()));
    }

    @Override
    public List<String> byHand() {
        return List.of("REDISCLI_AUTH=$%s docker exec -e REDISCLI_AUTH %s redis-cli INFO"
                .formatted(tools.site().passwordVariable(), tools.site().container()));
    }

    @Override
    public Outcome run(StepContext context) throws StepException {
        var proofs = new ArrayList<Proof>();
        var found = tools.redis().keys();
        var keys = context.recall(KEYS);
        if (keys.isPresent()) {
            var expected = new KeyCount(
                    Long.parseLong(keys.get()),
                    Long.parseLong(context.recall(VOLATILE).orElse("0")));
            proofs.add(expected.still(found, expired(), (long) Math.ceil(expected.volatileKeys() * untold)));
        } else {
            proofs.add(Proof.seen("keys", "%,d".formatted(found)));
        }
        proofs.addAll(persistence(tools.redis().info("persistence")));
        refuse(proofs);
        return Outcome.proven("Redis serves %,d keys".formatted(found), proofs);
    }

    /** Those that were over already when it loaded them are counted apart, by servers since 7. */
    private long expired() throws StepException {
        return RedisReady.number(tools.redis().info("stats"), "expired_keys")
                + RedisReady.number(tools.redis().info("persistence"), "rdb_last_load_keys_expired");
    }

    /** A server that was told to keep no append-only file is not blamed for it: that is its configuration. */
    private static List<Proof> persistence(Map<String, String> info) {
        var proofs = new ArrayList<Proof>();
        proofs.add(expect(info, "loading", "0"));
        proofs.add(expect(info, "rdb_last_bgsave_status", "ok"));
        proofs.add(
                Proof.seen("aof_enabled", info.getOrDefault("aof_enabled", "?").strip()));
        if (info.getOrDefault("aof_enabled", "0").strip().equals("1")) {
            proofs.add(expect(info, "aof_last_write_status", "ok"));
        }
        return proofs;
    }

    private static Proof expect(Map<String, String> info, String name, String expected) {
        var found = info.getOrDefault(name, "nothing").strip();
        return new Proof(name, found, expected, found.equals(expected));
    }

    private void refuse(List<Proof> proofs) throws StepException {
        for (var proof : proofs) {
            if (!proof.holds()) {
                throw new StepException(
                        "Redis: %s is %s, expected %s".formatted(proof.what(), proof.found(), proof.expected()),
                        "Look at 'docker logs' of its container; " + next);
            }
        }
    }
}
