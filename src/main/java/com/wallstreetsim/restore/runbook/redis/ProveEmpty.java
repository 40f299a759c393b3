package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.List;

/** Asks the new Redis for an answer and for no keys. */
final class ProveEmpty implements Step {
    private final RedisTools tools;

    ProveEmpty(RedisTools tools) {
        this.tools = tools;
    }

    @Override
    public StepId id() {
        return new StepId("prove");
    }

    @Override
    public String title() {
        return "Ask the new Redis";
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public List<String> byHand() {
        return List.of("REDISCLI_AUTH=$%s redis-cli -h $HOST -p $PORT PING"
                .formatted(tools.site().passwordVariable()));
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
    public Outcome run(StepContext context) throws StepException {
        var ping = tools.redis().ping();
        var keys = tools.redis().keys();
        return Outcome.proven(
                "Redis answers %s with %,d keys".formatted(ping, keys),
                List.of(
                        new Proof("PING", ping, "PONG", ping.equals("PONG")),
                        // Clients outside this site may write at once: a key more is seen, not blamed.
                        Proof.seen("keys", "%,d".formatted(keys))));
    }
}
